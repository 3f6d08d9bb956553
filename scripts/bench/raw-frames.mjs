import { spawn } from 'node:child_process'
import { statfs } from 'node:fs/promises'

/** Decodes a video to raw frames, in memory where there is room. @returns the path */
export async function writeRawFrames(video, folder) {
  const shm = await statfs('/dev/shm').catch(() => undefined)
  const path =
    shm !== undefined && shm.bavail * shm.bsize > 4e9
      ? `/dev/shm/mutoscope-bench-${process.pid}.yuv`
      : `${folder}frames.yuv`
  await new Promise((resolve, reject) => {
    spawn(
      'ffmpeg',
      ['-v', 'error', '-i', video, '-an', '-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-y', path],
      { stdio: 'inherit' },
    )
      .on('error', reject)
      .on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`ffmpeg ended with ${code}`))))
  })
  return path
}
