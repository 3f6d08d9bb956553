import { describe, expect, it } from 'vitest'
import { LANGUAGES, SCRIPT_STYLES, USE_CASES } from '@mutoscope/core'
import type { ModelContext, ScriptRequest } from '@mutoscope/core/ports'
import { countWords } from '@mutoscope/core/speech'
import { offlineScriptModel } from './offline-script-model.js'

const context: ModelContext = {
  signal: new AbortController().signal,
  open: () => Promise.reject(new TypeError('nothing to open')),
  progress: () => undefined,
}
const base = { language: 'en', useCase: 'storytelling', tone: 'dramatic', wordsPerMinute: 150 } as const

async function plan(request: Partial<ScriptRequest>) {
  const output = await offlineScriptModel().generate({ ...base, ...request }, context)
  return { ...output.data, warnings: output.warnings ?? [], output }
}

function sentences(narration: string): string[] {
  return narration.split(/(?<=[.!?…])\s+/u).filter((sentence) => sentence !== '')
}

const briefs = [
  'A hero discovers a hidden treasure in ancient ruins',
  'cats',
  '🚀🌙',
  '🫠',
  'SALE!!!',
  'Maria learns to dance in Tokyo',
  'How to bake sourdough bread',
  'Why is the sky blue?',
  '你好世界',
  'مرحبا بالعالم',
  '<b>{weird}</b> [input](x) \u0000',
  'a',
  '   the   ',
  'word '.repeat(2000),
]

describe('offline script model, from a brief', () => {
  it('tells the brief itself, with its subject, its object and its place', async () => {
    const { title, scenes, output } = await plan({
      prompt: 'A hero discovers a hidden treasure in ancient ruins',
      durationMs: 30_000,
    })
    expect(title).toBe('A Hero Discovers a Hidden Treasure in Ancient Ruins')
    expect(scenes).toHaveLength(6)
    expect(scenes[0]?.shot).toBe('extreme-wide')
    expect(scenes.map((scene) => scene.narration).join(' ')).toContain(
      'the hero discovers a hidden treasure in ancient ruins',
    )
    expect(
      scenes.some(
        (scene) =>
          /a hero discovering a hidden treasure/iu.test(scene.imagePrompt) && scene.shot === 'close-up',
      ),
    ).toBe(true)
    for (const scene of scenes) expect(scene.imagePrompt).toMatch(/ruins/u)
    expect(output).toMatchObject({ body: null, licence: 'CC0-1.0' })
  })

  it('sells a product by what it does and ends with an invitation', async () => {
    const { scenes } = await plan({
      prompt: 'Solar backpack that charges your phone while you hike',
      useCase: 'commercial',
      durationMs: 15_000,
    })
    expect(scenes.map((scene) => scene.narration).join(' ')).toContain('it charges your phone while you hike')
    expect(scenes.at(-1)?.narration).toMatch(/today|Make it yours|Try it|Get/u)
  })

  it('numbers the steps of a tutorial', async () => {
    const { scenes } = await plan({
      prompt: 'How to bake sourdough bread',
      useCase: 'tutorial',
      durationMs: 40_000,
    })
    expect(scenes.slice(1, -1).map((scene) => scene.narration.split(':')[0])).toEqual([
      'Step one',
      'Step two',
      'Step three',
      'Step four',
      'Step five',
      'Step six',
    ])
  })

  it('gives the same script for the same request and another for another tone', async () => {
    const request = { prompt: briefs[0] ?? '', durationMs: 60_000 }
    expect(await plan(request)).toEqual(await plan(request))
    expect((await plan(request)).scenes).not.toEqual((await plan({ ...request, tone: 'comedic' })).scenes)
  })

  it.each(USE_CASES)(
    'fills the time of a %s exactly, in every tone and at every length, with words that fit',
    async (useCase) => {
      for (const tone of SCRIPT_STYLES) {
        for (const [durationMs, wordsPerMinute] of [
          [1000, 240],
          [3000, 80],
          [7301, 150],
          [15_000, 80],
          [62_500, 240],
          [300_000, 150],
        ] as const) {
          const { scenes } = await plan({
            prompt: 'A lonely robot learns to dance in Tokyo',
            useCase,
            tone,
            durationMs,
            wordsPerMinute,
          })
          expect(scenes.reduce((sum, scene) => sum + scene.durationMs, 0)).toBe(durationMs)
          for (const [index, scene] of scenes.entries()) {
            expect(scenes.length === 1 || (scene.durationMs >= 3000 && scene.durationMs <= 10_000)).toBe(true)
            expect(countWords(scene.narration)).toBeLessThanOrEqual(
              (scene.durationMs * wordsPerMinute) / 60_000,
            )
            expect(scene.move).not.toBe(scenes[index - 1]?.move)
            expect(`${scene.narration}${scene.description}${scene.imagePrompt}`).not.toMatch(
              /[{}|[\]‹›<>]|null|undefined| {2}|\(\)/u,
            )
          }
        }
      }
    },
  )

  it.each(USE_CASES)('does not repeat a sentence in five minutes of %s', async (useCase) => {
    const { scenes } = await plan({ prompt: briefs[0] ?? '', useCase, durationMs: 300_000 })
    expect(scenes.length).toBeGreaterThanOrEqual(55)
    const said = scenes.flatMap((scene) => sentences(scene.narration))
    expect(said.filter((sentence, index) => said.indexOf(sentence) !== index)).toEqual([])
  })

  it.each(briefs)('makes a script of %j, whatever it is', async (prompt) => {
    for (const useCase of USE_CASES) {
      const { title, scenes } = await plan({ prompt, useCase, durationMs: 20_000 })
      expect(title.length).toBeGreaterThan(0)
      expect(title.length).toBeLessThanOrEqual(80)
      for (const scene of scenes) {
        expect(scene.description).toMatch(/[\p{L}\p{N}]/u)
        expect(scene.imagePrompt).not.toMatch(/^[\s,]|,\s*,/u)
      }
    }
  })

  it('plans an hour', async () => {
    const { scenes } = await plan({ prompt: briefs[0] ?? '', durationMs: 3_600_000 })
    expect(scenes.reduce((sum, scene) => sum + scene.durationMs, 0)).toBe(3_600_000)
  })

  it.each([
    [
      'fr',
      'Un héros découvre un trésor caché dans des ruines anciennes',
      'le héros découvre un trésor caché dans des ruines anciennes',
    ],
    [
      'es',
      'Un héroe descubre un tesoro escondido en unas ruinas antiguas',
      'el héroe descubre un tesoro escondido en unas ruinas antiguas',
    ],
    [
      'de',
      'Ein Held entdeckt einen verborgenen Schatz in alten Ruinen',
      'der Held entdeckt einen verborgenen Schatz in alten Ruinen',
    ],
    [
      'it',
      'Un eroe scopre un tesoro nascosto in antiche rovine',
      'l’eroe scopre un tesoro nascosto in antiche rovine',
    ],
    [
      'pt',
      'Um herói descobre um tesouro escondido em ruínas antigas',
      'o herói descobre um tesouro escondido em ruínas antigas',
    ],
  ] as const)(
    'speaks %s in its own sentences and asks for pictures in English',
    async (language, prompt, told) => {
      const { scenes } = await plan({ prompt, language, durationMs: 30_000 })
      const spoken = scenes
        .map((scene) => scene.narration)
        .join(' ')
        .toLowerCase()
      expect(spoken).toContain(told.toLowerCase())
      expect(`${spoken} ${scenes.map((scene) => scene.description).join(' ')}`).not.toMatch(
        /\b(?:the|and|is|with|of|every)\b/u,
      )
      expect(scenes.map((scene) => scene.imagePrompt).join(' ')).toMatch(
        /a hero discovering a hidden treasure in the ancient ruins/iu,
      )
    },
  )

  it('works in every language for every use case and any brief', async () => {
    for (const language of LANGUAGES) {
      for (const useCase of USE_CASES) {
        for (const prompt of [...briefs, 'La photosynthèse', 'Ein Haus am See']) {
          const { scenes } = await plan({ prompt, language, useCase, durationMs: 15_000 })
          for (const scene of scenes) {
            expect(countWords(scene.narration)).toBeLessThanOrEqual((scene.durationMs * 150) / 60_000)
            expect(scene.narration).not.toMatch(/[{}|‹›]|null|undefined/u)
          }
        }
      }
    }
  })

  it('says what is wrong with a request', async () => {
    await expect(plan({ prompt: ' ' })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await expect(plan({})).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await expect(plan({ prompt: 'x', script: 'y' })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await expect(plan({ prompt: 'x', durationMs: 0 })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'durationMs' },
    })
    await expect(plan({ prompt: 'x', durationMs: 3_600_001 })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
    await expect(
      offlineScriptModel().generate({ ...base, prompt: 'x' }, { ...context, signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ code: 'CANCELLED' })
  })
})
