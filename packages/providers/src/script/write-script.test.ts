import { MutoscopeError } from '@mutoscope/core'
import { describe, expect, it } from 'vitest'
import { writtenScript } from '../testing/written-script.js'
import { SAMPLE_REQUESTS, sampleContext } from '../testing/sample-requests.js'
import { planQuestion, planScript } from './plan-script.js'
import { priceScript } from './price-script.js'
import { writeScript, type AskScript } from './write-script.js'

type Asked = Parameters<AskScript>

/** A model that gives these answers, one for each question. */
function answering(...answers: readonly (string | Error)[]): {
  readonly ask: AskScript
  readonly asked: Asked[]
} {
  const asked: Asked[] = []
  const ask: AskScript = (question, context) => {
    const answer = answers[asked.push([question, context]) - 1]
    return answer instanceof Error
      ? Promise.reject(answer)
      : Promise.resolve({ text: answer ?? '', costMicros: 100 })
  }
  return { ask, asked }
}

const good = writtenScript(12_000)
const edited = (change: (script: { title: string; scenes: Record<string, unknown>[] }) => void): string => {
  const script = JSON.parse(good) as { title: string; scenes: Record<string, unknown>[] }
  change(script)
  return JSON.stringify(script)
}

describe('writeScript', () => {
  it('tells what both answers cost when the second is a refusal', async () => {
    const refusal = new MutoscopeError('MODEL_REFUSED', { message: 'No.', details: { costMicros: 30 } })
    const { ask } = answering('not a script', refusal)
    await expect(writeScript(ask, SAMPLE_REQUESTS.script, sampleContext())).rejects.toMatchObject({
      code: 'MODEL_REFUSED',
      message: 'No.',
      details: { costMicros: 130 },
    })
  })

  it('gives the script of one good answer', async () => {
    const { ask, asked } = answering(good)
    const output = await writeScript(ask, SAMPLE_REQUESTS.script, sampleContext())
    expect(output).toMatchObject({
      body: null,
      costMicros: 100,
      data: { title: 'The lighthouse', scenes: [{ durationMs: 6000 }, { durationMs: 6000 }] },
    })
    expect(asked).toHaveLength(1)
    expect(asked[0]?.[0].messages[0]?.text).toContain('"The last lighthouse keeper"')
    expect(asked[0]?.[0].schema).toMatchObject({ additionalProperties: false, required: ['title', 'scenes'] })
  })

  it('scales durations that are a little off to the exact length', async () => {
    const output = await writeScript(
      answering(
        edited(({ scenes }) => {
          for (const scene of scenes) scene['durationMs'] = 6500.5
        }),
      ).ask,
      SAMPLE_REQUESTS.script,
      sampleContext(),
    )
    expect(output.data.scenes.map((scene) => scene.durationMs)).toEqual([6000, 6000])
  })

  it.each([
    [
      'an empty picture prompt',
      edited(({ scenes }) => {
        if (scenes[0]) scenes[0]['imagePrompt'] = ' '
      }),
      'imagePrompt of scene 1 is empty',
    ],
    [
      'another length',
      edited(({ scenes }) => {
        for (const scene of scenes) scene['durationMs'] = 60_000
      }),
      'add up to 120000 ms',
    ],
    [
      'too many words',
      edited(({ scenes }) => {
        if (scenes[1]) scenes[1]['narration'] = 'word '.repeat(60)
      }),
      'words; 30 fit',
    ],
    [
      'hardly any words',
      edited(({ scenes }) => {
        for (const scene of scenes) scene['narration'] = 'Light.'
      }),
      'only 2 words',
    ],
    [
      'too many scenes',
      edited((script) => {
        script.scenes = Array.from({ length: 12 }, () => ({
          ...script.scenes[0],
          durationMs: 1000,
          narration: 'One two.',
        }))
      }),
      'There are 12 scenes',
    ],
    [
      'an unknown shot',
      edited(({ scenes }) => {
        if (scenes[0]) scenes[0]['shot'] = 'drone'
      }),
      'scenes.0.shot',
    ],
    ['no JSON', 'Here is your script!', 'The answer'],
  ])('asks once more about %s, as a submission of its own', async (_name, broken, issue) => {
    const { ask, asked } = answering(broken, good)
    const output = await writeScript(ask, SAMPLE_REQUESTS.script, sampleContext())
    expect(output).toMatchObject({ costMicros: 200, warnings: [expect.stringContaining('written again')] })
    expect(asked[1]?.[0].messages).toMatchObject([
      { role: 'user' },
      { role: 'assistant', text: broken },
      { role: 'user', text: expect.stringContaining(issue) as string },
    ])
    expect(asked.map(([, { call }]) => [call?.marker, call?.idempotencyKey])).toEqual([
      ['marker-1', 'key-1'],
      ['marker-1-repair', 'key-1-repair'],
    ])
  })

  it('gives up after the second answer with what is wrong and what both cost', async () => {
    const { ask, asked } = answering('no', 'no', good)
    const error = await writeScript(ask, SAMPLE_REQUESTS.script, sampleContext()).catch(
      (thrown: unknown) => thrown as MutoscopeError,
    )
    expect(error).toMatchObject({
      code: 'SCRIPT_INVALID',
      details: { costMicros: 200, issues: [expect.stringContaining('The answer')] },
    })
    expect(asked).toHaveLength(2)
  })

  it('does not say that nothing was accepted when only the second question was turned away', async () => {
    const { MutoscopeError } = await import('@mutoscope/core')
    const { ask } = answering('no', new MutoscopeError('PROVIDER_RATE_LIMITED'))
    await expect(writeScript(ask, SAMPLE_REQUESTS.script, sampleContext())).rejects.toMatchObject({
      code: 'SCRIPT_INVALID',
      details: { costMicros: 100 },
    })
    await expect(
      writeScript(
        answering('no', new MutoscopeError('CALL_AMBIGUOUS')).ask,
        SAMPLE_REQUESTS.script,
        sampleContext(),
      ),
    ).rejects.toMatchObject({ code: 'CALL_AMBIGUOUS' })
  })

  it("keeps the words of a user's own script and lets the model direct the pictures only", async () => {
    const request = {
      script: 'The light goes out.\n\nNobody comes.',
      language: 'en',
      useCase: 'storytelling',
      tone: 'dramatic',
      wordsPerMinute: 150,
    } as const
    const scene = { description: 'Dark', imagePrompt: 'A dark tower', shot: 'wide', move: 'still' }
    const { ask, asked } = answering(
      JSON.stringify({ title: 'Out', scenes: [scene] }),
      JSON.stringify({ title: 'Out', scenes: [scene, scene] }),
    )
    const output = await writeScript(ask, request, sampleContext())
    expect(output.data.scenes.map(({ narration, imagePrompt }) => [narration, imagePrompt])).toEqual([
      ['The light goes out.', 'A dark tower'],
      ['Nobody comes.', 'A dark tower'],
    ])
    expect(asked[1]?.[0].messages.at(-1)?.text).toContain('exactly 2 are needed')
  })
})

describe('priceScript', () => {
  it('is of the question that is asked', async () => {
    const request = { ...SAMPLE_REQUESTS.script, script: 'The light goes out. Nobody comes.\n\nIt is dark.' }
    const { prompt: _, ...own } = request
    const { question } = await planScript(own, AbortSignal.timeout(60_000))
    expect(planQuestion(own).question).toEqual(question)
  })

  const entries = (['megatoken-in', 'megatoken-out'] as const).map((unit) => ({
    provider: 'p',
    model: 'm',
    unit,
    micros: 1_000_000,
    asOf: '2026-11-21',
    source: 'test',
  }))

  it('prices one answer as expected and two of the longest as most', () => {
    const price = priceScript(SAMPLE_REQUESTS.script, { entries, provider: 'p', model: 'm' })
    expect(price.minMicros).toBeGreaterThan(500)
    expect(price.expectedMicros).toBeGreaterThan(price.minMicros)
    expect(price.maxMicros).toBeGreaterThan(16_000)
  })

  it('never prices an unknown model', () => {
    expect(() => priceScript(SAMPLE_REQUESTS.script, { entries: [], provider: 'p', model: 'm' })).toThrow(
      expect.objectContaining({ code: 'PRICE_UNKNOWN' }) as Error,
    )
  })
})
