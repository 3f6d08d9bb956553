import { parseWav } from '@mutoscope/core/sound'
import { resizeVoice, stepOfSize } from '../sound/resize-voice.js'
import type { FliteJob, FliteSpeech, Phone } from './flite-job.js'
import { runInMemory, type WasiRun } from './memory-wasi.js'

const OUTPUT = 'speech.wav'

/**
 * Says one piece of text with the embedded synthesiser. Blocks for about a twentieth of the length of the
 * speech.
 */
export function runFlite(module: WebAssembly.Module, job: FliteJob): FliteSpeech {
  const size = stepOfSize(job.size)
  const features = [
    '--setf',
    `duration_stretch=${(job.stretch * size).toFixed(4)}`,
    '--setf',
    `f0_shift=${(job.f0 / size).toFixed(4)}`,
  ]
  const run = checked(
    runInMemory(module, ['flite', '-voice', job.voice, ...features, '-psdur', '-o', OUTPUT, '-t', job.text]),
  )
  const file = run.files.get(OUTPUT)
  if (file === undefined) throw new Error('The synthesiser produced no audio.')
  const sound = parseWav(file)
  return {
    samples: resizeVoice(sound.samples, size),
    sampleRate: sound.sampleRate,
    phones: parsePhones(run.stdout, size),
    wordPhones: phonesOfWords(module, job.words),
  }
}

/**
 * One run over all words with full stops between them, in the fastest voice and without sound, gives a pause
 * between any two words.
 */
function phonesOfWords(module: WebAssembly.Module, words: readonly string[]): string[][] | null {
  if (words.length === 0) return null
  const run = checked(
    runInMemory(module, ['flite', '-voice', 'kal', '-ps', '-o', 'none', '-t', `${words.join('.\n\n')}.`]),
  )
  const groups: string[][] = []
  let group: string[] = []
  for (const name of run.stdout.trim().split(/\s+/)) {
    if (name !== 'pau') group.push(name)
    else if (group.length > 0) {
      groups.push(group)
      group = []
    }
  }
  return groups.length === words.length ? groups : null
}

/** Reads `pau:0.164 hh:0.255 …`: every sound with its end in seconds. */
function parsePhones(printed: string, size: number): Phone[] {
  let startMs = 0
  return Array.from(printed.matchAll(/(?<!\S)(\S+):(\d+\.\d+)/g), ([, name = '', seconds]) => {
    const endMs = (Number(seconds) * 1000) / size
    const phone = { name, startMs, endMs }
    startMs = endMs
    return phone
  })
}

function checked(run: WasiRun): WasiRun {
  if (run.exitCode !== 0)
    throw new Error(`The synthesiser ended with code ${run.exitCode}: ${run.stderr.slice(0, 200)}`)
  return run
}
