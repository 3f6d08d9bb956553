import { expect, it } from 'vitest'
import type { CaptionSpec } from '../../captions/write-captions.js'
import { createFakeStartedImageModel } from '../../testing/fakes/fake-started-image-model.js'
import { narratedRecipe } from '../narrated.js'
import { startRecipe } from '../recipe-studio.fixture.js'

const WORDS = 'one two three four five six seven eight nine ten eleven twelve'

it('a voice goes on over the scenes that continue it: bought once, heard once, every word shown once', async () => {
  const { studio, ref, calls, run, requests, scenes } = await startRecipe(
    narratedRecipe(),
    { title: 'Counting', script: `${WORDS}. The end.` },
    { settings: { music: 'none', template: 'none' } },
  )
  await run()
  const spoken = () => calls.filter(({ kind }) => kind === 'speech').length
  const before = spoken()
  const [voiced] = await scenes()
  for (const at of [1, 2])
    await studio.projects.addScene(
      ref,
      { imagePrompt: `Picture ${at}`, narration: '', continues: true, durationMs: 500 },
      at,
    )
  await run()
  expect(spoken()).toBe(before)
  const [mix] = await requests('sound')
  expect(mix?.['voices']).toHaveLength(2)
  // 12 words of 300 ms over three scenes: each is seen for a third of them.
  const [captions] = await requests('captions')
  const { cues } = (captions as unknown as CaptionSpec).track
  expect(cues.flatMap(({ lines }) => lines.join(' ').split(' ')).join(' ')).toBe(`${WORDS} The end`)
  const starts = cues.map(({ startMs }) => startMs)
  expect(starts).toEqual(starts.toSorted((a, b) => a - b))
  const pieces = (await studio.status(ref)).artifacts.filter(({ kind }) => kind === 'segment')
  const seconds = pieces.flatMap(({ artifact }) =>
    artifact === null ? [] : [(artifact.data as { readonly frames: number }).frames / 24],
  )
  const [first = 0, second = 0, third = 0] = seconds
  expect([first, second, third].map((each) => each >= 1.2 && each < 2)).toEqual([true, true, true])
  expect(first + second + third).toBeGreaterThanOrEqual(0.2 + 3.6)
  // Without its voice a scene that continues is as long as planned.
  await studio.projects.editScene(ref, voiced?.id ?? '', { narration: '' })
  await run()
  expect((await requests('sound'))[0]?.['voices']).toHaveLength(1)
})

it('two scenes that want the same picture have it priced and bought once', async () => {
  const image = createFakeStartedImageModel({ priceMicros: 40_000 })
  const { studio, ref, run, scenes } = await startRecipe(
    narratedRecipe(),
    { title: 'Twins', script: 'One here. Two there.' },
    { models: { image } },
  )
  await run()
  const before = image.started.length
  for (const { id } of await scenes())
    await studio.projects.editScene(ref, id, { imagePrompt: 'The same', shot: 'wide' })
  expect((await studio.quote(ref)).price.expectedMicros).toBe(40_000)
  await run()
  expect(image.started.slice(before)).toEqual(['The same'])
})
