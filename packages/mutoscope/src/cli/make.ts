import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { MutoscopeError, type ProjectSettings } from '@mutoscope/core'
import { createStudio } from '../create-studio.js'
import { makeVideo } from '../make-video.js'
import { writeSidecars } from '../write-sidecars.js'
import { describeVideo } from './describe-video.js'
import { createProgressBar } from './progress-bar.js'
import { readArguments, toNumber } from './read-arguments.js'
import { UsageError } from './usage-error.js'

const OPTIONS = {
  out: { type: 'string' },
  duration: { type: 'string' },
  script: { type: 'string' },
  title: { type: 'string' },
  project: { type: 'string' },
  aspect: { type: 'string' },
  resolution: { type: 'string' },
  fps: { type: 'string' },
  style: { type: 'string' },
  template: { type: 'string' },
  music: { type: 'string' },
  voice: { type: 'string' },
  language: { type: 'string' },
  speed: { type: 'string' },
  pitch: { type: 'string' },
  wpm: { type: 'string' },
  quality: { type: 'string' },
  captions: { type: 'boolean' },
  sidecars: { type: 'boolean', default: false },
} as const

/** `mutoscope make`: from a brief or a script to a file. */
export async function make(args: readonly string[]): Promise<number> {
  const { values, word } = readArguments(args, OPTIONS)
  if ((word === undefined) === (values.script === undefined))
    throw new UsageError('Give either a brief in quotes or --script FILE.')
  const script = values.script === undefined ? undefined : await readScript(values.script)
  const stem = values.script === undefined ? undefined : basename(values.script, extname(values.script))
  const project =
    values.project ??
    (values.out === undefined ? (stem ?? 'video') : basename(values.out, extname(values.out)))
  const out = values.out ?? `${project}.mp4`
  const durationSec = toNumber('duration', values.duration)
  const controller = new AbortController()
  const stop = () => controller.abort()
  process.once('SIGINT', stop)
  const bar = createProgressBar(process.stderr)
  const studio = await createStudio(values.data === undefined ? {} : { dataDir: values.data })
  try {
    const made = await makeVideo(studio, {
      ...(word === undefined ? {} : { prompt: word }),
      ...(script === undefined ? {} : { script, title: values.title ?? stem ?? project }),
      ...(durationSec === undefined ? {} : { durationSec }),
      project,
      out,
      settings: toSettings(values),
      signal: controller.signal,
      onProgress: bar.update,
    })
    bar.done()
    if (values.sidecars) await writeSidecars(studio, made.project, out)
    const text = values.json
      ? JSON.stringify({ ...made, project: made.project.key }, null, 2)
      : await describeVideo(made)
    process.stdout.write(`${text}\n`)
    return 0
  } finally {
    bar.done()
    process.removeListener('SIGINT', stop)
    await studio.close()
  }
}

async function readScript(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw new MutoscopeError('INVALID_INPUT', {
      message: `The script ${path} cannot be read.`,
      details: { path },
      cause,
    })
  }
}

/** Words of the command line as settings; the studio checks them and names the ones that are wrong. */
function toSettings(values: {
  readonly [name: string]: string | boolean | undefined
}): Partial<ProjectSettings> {
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined)
  const number = (name: string) => toNumber(name, text(name))
  const given = {
    aspectRatio: text('aspect'),
    resolution: text('resolution'),
    fps: number('fps'),
    style: text('style'),
    template: text('template'),
    music: text('music'),
    voice: text('voice'),
    language: text('language'),
    voiceSpeed: number('speed'),
    voicePitch: number('pitch'),
    wordsPerMinute: number('wpm'),
    quality: text('quality'),
    captions: values['captions'],
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}
