import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const SOUND = ['-f', 'lavfi', '-i', 'sine=440:duration=1']
const PICTURE = ['-f', 'lavfi', '-i', 'testsrc=size=64x48:rate=25:duration=1']
const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-bf', '2', '-c:a', 'aac']

/** The door that a kind of file comes in by, and how a whole one is made. */
const KINDS = {
  mp4: ['media', ...PICTURE, ...SOUND, ...H264],
  fragmented: ['media', ...PICTURE, ...H264, '-movflags', 'frag_keyframe+empty_moov', '-f', 'mp4'],
  mkv: ['media', ...PICTURE, ...SOUND, ...H264],
  webm: ['media', ...PICTURE, '-c:v', 'libvpx', '-deadline', 'realtime'],
  flac: ['media', ...SOUND],
  mp3: ['media', ...SOUND],
  wav: ['media', ...SOUND],
  ogg: ['media', ...SOUND],
  aac: ['media', ...SOUND],
  png: ['picture', ...PICTURE, '-frames:v', '1'],
  jpg: ['picture', ...PICTURE, '-frames:v', '1'],
  webp: ['picture', ...PICTURE, '-frames:v', '1'],
}

const SVG =
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="64" height="48"><rect width="9" height="9"/></svg>'
const SRT = Array.from(
  { length: 40 },
  (_, index) => `${index + 1}\n00:00:${10 + index},000 --> 00:00:${11 + index},500\n<i>Line</i> ${index}.\n`,
).join('\n')
const MARKDOWN =
  '# A day\n\nThe *fox* ran. See [this](https://example.com), e.g. **now**.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- One\n- Two\n'
const TEXTS = {
  svg: ['picture', SVG],
  srt: ['script', SRT],
  vtt: ['script', `WEBVTT\n\n${SRT.replaceAll(',', '.')}`],
  markdown: ['script', MARKDOWN.repeat(20)],
}

export const KIND_NAMES = [...Object.keys(KINDS), ...Object.keys(TEXTS)]

/** A whole file of a kind, and the door that it comes in by. */
export async function original(kind, folder) {
  if (kind in TEXTS) return { door: TEXTS[kind][0], bytes: Buffer.from(TEXTS[kind][1]) }
  const [door, ...args] = KINDS[kind]
  const path = join(folder, `original.${kind}`)
  await run(process.env.FFMPEG_PATH ?? 'ffmpeg', ['-v', 'error', '-y', ...args, path])
  return { door, bytes: await readFile(path) }
}
