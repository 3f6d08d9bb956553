import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { ProjectSettings } from '@mutoscope/core'
import { createStudio, type EmbeddedStudioOptions } from './create-studio.js'
import { makeVideo } from './make-video.js'
import type { MakeVideoOptions } from './make-video-options.js'

/** Small enough to be quick: what is looked at seldom depends on the size. */
const SETTINGS: Partial<ProjectSettings> = { resolution: '720p', fps: 24, quality: 'draft' }

/** One scene of four seconds. */
export const SHORT = { prompt: 'A fox walks past a crow', durationSec: 4 } as const

/** What a test makes videos with, in a data folder of its own. */
export type MakeWork<Result> = (
  make: (options: MakeVideoOptions) => ReturnType<typeof makeVideo>,
  studio: Awaited<ReturnType<typeof createStudio>>,
) => Promise<Result>

/** A temporary folder in which studios keep their data by name. */
export async function openMakeFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'mutoscope-make-'))
  return {
    folder,
    close: async () => rm(folder, { recursive: true }),
    async withStudio<Result>(
      name: string,
      work: MakeWork<Result>,
      options: EmbeddedStudioOptions = {},
    ): Promise<Result> {
      const studio = await createStudio({ dataDir: join(folder, name), ...options })
      try {
        return await work(
          async (wanted) => makeVideo(studio, { ...wanted, settings: { ...SETTINGS, ...wanted.settings } }),
          studio,
        )
      } finally {
        await studio.close()
      }
    },
  }
}

/** The streams of a video by ffprobe, which counts their packets. */
export async function probe(path: string) {
  const { stdout } = await promisify(execFile)('ffprobe', [
    '-v',
    'error',
    '-count_packets',
    '-show_entries',
    'stream=codec_name,pix_fmt,width,height,nb_read_packets,r_frame_rate,duration',
    '-of',
    'json',
    path,
  ])
  return (JSON.parse(stdout) as { streams: Record<string, unknown>[] }).streams
}
