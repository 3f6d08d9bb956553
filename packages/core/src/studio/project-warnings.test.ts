import { expect, it } from 'vitest'
import { narratedRecipe } from '../recipes/narrated.js'
import { startRecipe } from '../recipes/recipe-studio.fixture.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'

/** A voice that cannot speak. */
function silentVoice() {
  const [speech] = [createFakeModels().speech].flat()
  if (speech === undefined || !('generate' in speech)) throw new Error('unreachable')
  const { generate } = speech
  return {
    ...speech,
    generate: async (...given: Parameters<typeof generate>) => {
      const line = await generate(...given)
      return { ...line, data: { ...line.data, silent: true }, warnings: ['There is no voice for French.'] }
    },
  }
}

it('a voice that is silence is told for every line that has it, and no longer for scenes that have gone', async () => {
  const brief = { title: 'Deux phrases', script: 'Le renard court. Le loup dort.' }
  const { studio, ref, run, scenes } = await startRecipe(narratedRecipe(), brief, {
    models: { speech: silentVoice() },
    settings: { language: 'fr' },
  })
  expect(await studio.projects.warnings(ref)).toEqual([])
  await run()
  const [first, second] = await scenes()
  const line = (scene: typeof first) => `scene/${scene?.id}/speech`
  const warning = { code: 'silent-voice', message: 'There is no voice for French.' }
  expect(await studio.projects.warnings(ref)).toEqual([
    { ...warning, artifacts: [line(first), line(second)].toSorted() },
  ])
  expect((await studio.status(ref)).warnings).toMatchObject([warning])
  await studio.projects.removeScene(ref, 1)
  expect(await studio.projects.warnings(ref)).toEqual([{ ...warning, artifacts: [line(second)] }])
})
