import { VOICES, readBytes } from '@mutoscope/core'
import type { ModelOutput, SpeechData, SpeechRequest } from '@mutoscope/core/ports'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { offlineSpeechModel } from './offline-speech-model.js'
import { parseWav } from '@mutoscope/core/sound'

const model = offlineSpeechModel({ espeak: false })
const TEXT = 'The young sailor found an old map, and he followed it for seven days.'

async function speak(
  request: Partial<SpeechRequest>,
  { speaker = model, progress = (_fraction: number): void => {}, signal = new AbortController().signal } = {},
): Promise<ModelOutput<SpeechData> & { samples: Float32Array; bytes: Uint8Array }> {
  const output = await speaker.generate(
    { text: TEXT, language: 'en', voice: 'balanced', speed: 1, pitch: 1, take: 1, ...request },
    { signal, progress, open: () => Promise.reject(new Error('nothing to open')) },
  )
  if (output.body === null) throw new Error('no body')
  const bytes = await readBytes(output.body)
  return { ...output, bytes, samples: parseWav(bytes).samples }
}

function expectSound(
  { data, samples }: { readonly data: SpeechData; readonly samples: Float32Array },
  text: string,
): void {
  expect(data.durationMs).toBeCloseTo((samples.length * 1000) / data.sampleRate, -1)
  expect(
    data.words
      .map((word) => word.text)
      .join('')
      .replace(/\s/g, ''),
  ).toBe(text.replace(/\s/g, ''))
  let reached = 0
  for (const word of data.words) {
    expect(word.startMs).toBeGreaterThanOrEqual(reached)
    expect(word.endMs).toBeGreaterThanOrEqual(word.startMs)
    reached = word.endMs
  }
  expect(reached).toBeLessThanOrEqual(data.durationMs)
}

/**
 * Median fundamental frequency of the voiced parts of speech in Hz, by autocorrelation between 60 and 350 Hz.
 */
function voicePitch(samples: Float32Array, sampleRate: number): number {
  const window = Math.round(sampleRate * 0.04)
  const found: number[] = []
  for (let start = 0; start + 2 * window < samples.length; start += window) {
    const frame = samples.subarray(start, start + window)
    const power = frame.reduce((sum, sample) => sum + sample * sample, 0)
    if (Math.sqrt(power / window) < 0.03) continue
    let best = 0.7
    let bestLag = 0
    for (let lag = Math.round(sampleRate / 350); lag < sampleRate / 60; lag++) {
      let product = 0
      let shifted = 0
      for (let index = 0; index < window; index++) {
        const later = samples[start + index + lag] ?? 0
        product += (frame[index] ?? 0) * later
        shifted += later * later
      }
      const likeness = product / Math.sqrt(power * shifted)
      if (likeness > best + 0.02) {
        best = likeness
        bestLag = lag
      }
    }
    if (bestLag > 0) found.push(sampleRate / bestLag)
  }
  return found.toSorted((one, other) => one - other)[found.length >> 1] ?? 0
}

/** Level of a part of the sound in dBFS. */
function level(samples: Float32Array): number {
  return 10 * Math.log10(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)
}

describe('English', () => {
  test('is spoken with aligned word times, at a steady level, cut to the voice', async () => {
    const line = await speak({})
    expectSound(line, TEXT)
    expect(line).toMatchObject({
      mediaType: 'audio/wav',
      warnings: [],
      data: { sampleRate: 16_000, timing: 'aligned', silent: false },
    })
    const { samples, data } = line
    const at = (ms: number): number => Math.round((ms * data.sampleRate) / 1000)
    expect(data.words[0]?.startMs).toBeLessThan(80)
    expect(data.durationMs - (data.words.at(-1)?.endMs ?? 0)).toBeLessThan(200)
    expect(
      20 * Math.log10(samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)),
    ).toBeLessThan(-1)
    expect(level(samples.filter((sample) => Math.abs(sample) > 0.01))).toBeGreaterThan(-22)
    // Between "map," and "and" there is a pause, and the voice is in the words around it.
    const [map, and] = [data.words[6], data.words[7]]
    const pause = samples.subarray(at((map?.endMs ?? 0) + 10), at((and?.startMs ?? 0) - 10))
    expect(pause.length).toBeGreaterThan(at(60))
    expect(level(pause)).toBeLessThan(
      level(samples.subarray(at(map?.startMs ?? 0), at(map?.endMs ?? 0))) - 25,
    )
  })

  test('written words that are said otherwise keep their own text and get time in proportion', async () => {
    const text = 'Dr. Smith paid $3.50 for ECHO-7 on May 5, 2024 — NASA’s API is 12% faster & “better”.'
    const line = await speak({ text })
    expectSound(line, text)
    expect(line.data.timing).toBe('aligned')
    const lengthOf = (word: string): number =>
      line.data.words.filter(({ text }) => text === word).map(({ startMs, endMs }) => endMs - startMs)[0] ?? 0
    expect(lengthOf('$3.50')).toBeGreaterThan(3 * lengthOf('paid'))
    expect(line.data.words.every(({ startMs, endMs }) => endMs > startMs)).toBe(true)
  })

  test('equal requests give equal bytes, another take gives others', async () => {
    const [one, same, other] = await Promise.all([speak({}), speak({}), speak({ take: 2 })])
    expect(Buffer.compare(one.bytes, same.bytes)).toBe(0)
    expect(Buffer.compare(one.bytes, other.bytes)).not.toBe(0)
  })

  test('sentences are joined with pauses and progress is told', async () => {
    const fractions: number[] = []
    const text = 'One two three. Four five six!\n\nSeven eight nine.'
    const line = await speak({ text }, { progress: (fraction) => fractions.push(fraction) })
    expectSound(line, text)
    expect(fractions).toEqual([1 / 3, 2 / 3, 1])
    const gaps = line.data.words
      .slice(1)
      .map((word, index) => word.startMs - (line.data.words[index]?.endMs ?? 0))
    expect(gaps[2]).toBeGreaterThan(300)
    expect(gaps[5]).toBeGreaterThan((gaps[2] ?? 0) + 150)
  })

  test.each(['balanced', 'warm', 'storyteller'] as const)(
    'speed and pitch of %s do what they say, without each other',
    async (voice) => {
      const text = 'We were all away a year ago'
      const [plain, fast, slow, high, low] = await Promise.all(
        [{}, { speed: 1.3 }, { speed: 0.7 }, { pitch: 1.3 }, { pitch: 0.7 }].map((change) =>
          speak({ text, voice, ...change }),
        ),
      )
      const lengthOf = (line = plain): number =>
        (line?.data.words.at(-1)?.endMs ?? 0) - (line?.data.words[0]?.startMs ?? 0)
      const pitchOf = (line = plain): number =>
        line === undefined ? 0 : voicePitch(line.samples, line.data.sampleRate)
      expect(lengthOf(fast) / lengthOf()).toBeCloseTo(1 / 1.3, 1)
      expect(lengthOf(slow) / lengthOf()).toBeCloseTo(1 / 0.7, 1)
      expect(lengthOf(high) / lengthOf()).toBeCloseTo(1, 1)
      expect(pitchOf(high) / pitchOf()).toBeCloseTo(1.3, 1)
      expect(pitchOf(low) / pitchOf()).toBeCloseTo(0.7, 1)
      expect(Math.abs(pitchOf(fast) / pitchOf() - 1)).toBeLessThan(0.08)
    },
  )

  test('no two voices sound the same', async () => {
    const lines = await Promise.all(VOICES.map((voice) => speak({ voice })))
    const sounds = lines.map(({ samples, data }) => ({
      pitch: voicePitch(samples, data.sampleRate),
      length: data.durationMs,
    }))
    for (const [index, one] of sounds.entries()) {
      for (const other of sounds.slice(index + 1))
        expect(
          Math.abs(one.pitch / other.pitch - 1) + Math.abs(one.length / other.length - 1),
        ).toBeGreaterThan(0.08)
    }
  })

  test('words in a script that the voice cannot read are named in a warning', async () => {
    const line = await speak({ text: 'The word Привет is a greeting.' })
    expectSound(line, 'The word Привет is a greeting.')
    expect(line.data.silent).toBe(false)
    expect(line.warnings).toEqual(['The offline voice cannot read a word of this text, such as "Привет".'])
  })
})

describe('without a voice', () => {
  test.each([
    [
      'fr',
      'Bonjour tout le monde, voici une histoire.',
      'There is no offline voice for French; captions are timed without a voice.',
    ],
    ['pt', 'Olá mundo.', 'There is no offline voice for Portuguese; captions are timed without a voice.'],
    [
      'en',
      'Привет мир, как дела?',
      'The offline voice cannot read the script of this text; captions are timed without a voice.',
    ],
    [
      'en',
      'مرحبا بالعالم',
      'The offline voice cannot read the script of this text; captions are timed without a voice.',
    ],
    [
      'en',
      '今日は天気がいいですね。',
      'The offline voice cannot read the script of this text; captions are timed without a voice.',
    ],
  ] as const)(
    '%s "%s" is silence of the estimated length with spread word times',
    async (language, text, warning) => {
      const line = await speak({ language, text })
      expectSound(line, text)
      expect(line.data).toMatchObject({ silent: true, timing: 'spread' })
      expect(line.warnings).toEqual([warning])
      expect(line.samples.every((sample) => sample === 0)).toBe(true)
      expect(line.data.words.length).toBeGreaterThan(1)
      expect(line.data.durationMs).toBeGreaterThan(400)
      expect((await speak({ language, text: text.repeat(3), speed: 1.3 })).data.durationMs).toBeGreaterThan(
        line.data.durationMs,
      )
    },
  )

  test('marks and emoji alone are a short silence without words', async () => {
    expect((await speak({ text: '🎉 … !' })).data).toEqual({
      durationMs: 300,
      sampleRate: 16_000,
      words: [],
      timing: 'spread',
      silent: true,
    })
  })
})

describe('with espeak-ng', () => {
  /**
   * A program in place of espeak-ng, which need not be installed: it keeps what it was given and answers with
   * a streamed WAV of two tones.
   */
  async function standIn(): Promise<{
    readonly program: string
    readonly given: () => Promise<{ readonly args: string[]; readonly input: string }>
  }> {
    const folder = await mkdtemp(join(tmpdir(), 'espeak-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const program = join(folder, 'espeak-ng')
    await writeFile(
      program,
      `#!${process.execPath}
      const fs = require('node:fs')
      const input = fs.readFileSync(0, 'utf8')
      fs.writeFileSync(${JSON.stringify(join(folder, 'given.json'))}, JSON.stringify({ args: process.argv.slice(2), input }))
      if (input.includes('échec')) { process.stderr.write('no such voice'); process.exit(2) }
      if (input.includes('jamais')) setInterval(() => {}, 1000)
      else {
        const wav = Buffer.alloc(44 + 22050 * 4)
        wav.write('RIFF$\\xf0\\xff\\x7fWAVEfmt \\x10\\0\\0\\0\\x01\\0\\x01\\0\\x22\\x56\\0\\0\\x44\\xac\\0\\0\\x02\\0\\x10\\0data\\0\\xf0\\xff\\x7f', 'latin1')
        for (let i = 0; i < 44100; i++) if (i < 22050 || i > 33075) wav.writeInt16LE(Math.round(9000 * Math.sin(i / 20)), 44 + i * 2)
        process.stdout.write(wav)
      }`,
    )
    await chmod(program, 0o755)
    return {
      program,
      given: async () =>
        JSON.parse(await readFile(join(folder, 'given.json'), 'utf8')) as { args: string[]; input: string },
    }
  }

  test('other languages are spoken by it; the text goes to its input, never into its arguments', async () => {
    const { program, given } = await standIn()
    const text = '--version "du pain", s’il vous plaît'
    const line = await speak(
      { language: 'fr', text, speed: 1.2, voice: 'warm' },
      { speaker: offlineSpeechModel({ espeak: program }) },
    )
    expectSound(line, text)
    expect(line).toMatchObject({
      warnings: [],
      data: { silent: false, timing: 'pauses', sampleRate: 22_050 },
    })
    expect(await given()).toEqual({
      args: ['-v', 'fr+m3', '-s', '198', '-p', '50', '-b', '1', '--stdin', '--stdout'],
      input: text,
    })
    expect(line.data.words.find((word) => word.text === 's’il')?.startMs).toBeGreaterThan(1400)
  })

  test('its failures and cancellation are told', async () => {
    const { program } = await standIn()
    const speaker = offlineSpeechModel({ espeak: program })
    await expect(speak({ language: 'fr', text: 'échec' }, { speaker })).rejects.toMatchObject({
      code: 'MODEL_FAILED',
      message: expect.stringContaining('no such voice'),
    })
    await expect(
      speak(
        { language: 'fr', text: 'oui' },
        { speaker: offlineSpeechModel({ espeak: '/nowhere/espeak-ng' }) },
      ),
    ).rejects.toMatchObject({ code: 'MODEL_FAILED' })
    const controller = new AbortController()
    const never = speak({ language: 'fr', text: 'jamais' }, { speaker, signal: controller.signal })
    controller.abort()
    await expect(never).rejects.toMatchObject({ code: 'CANCELLED' })
  })
})

test.each([
  [{ text: '' }, 'INVALID_INPUT'],
  [{ text: ' \n' }, 'INVALID_INPUT'],
  [{ speed: 0.6 }, 'INVALID_INPUT'],
  [{ pitch: Number.NaN }, 'INVALID_INPUT'],
  [{ text: 'a'.repeat(100_001) }, 'LIMIT_EXCEEDED'],
] as const)('a request that cannot be met is refused', async (request, code) => {
  await expect(speak(request)).rejects.toMatchObject({ code })
})

test('a cancelled line stops between sentences and the next line is spoken', async () => {
  const controller = new AbortController()
  await expect(
    speak(
      { text: 'Some words here. '.repeat(200) },
      { signal: controller.signal, progress: () => controller.abort() },
    ),
  ).rejects.toMatchObject({ code: 'CANCELLED' })
  expect((await speak({ text: 'Go on.' })).data.words).toHaveLength(2)
})
