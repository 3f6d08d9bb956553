import { readFileSync } from 'node:fs'
import {
  createMemoryAssets,
  createMemoryStore,
  createStudio,
  pictureRecipe,
} from '../packages/core/src/index.js'
import { createFakeMedia, createFakeModels } from '../packages/core/src/testing/index.js'
import { mutoscope } from '../packages/express/src/index.js'
import { expect, it } from 'vitest'

it('the dashboard asks for metrics that a process has, and for each of them', async () => {
  const studio = createStudio({
    store: createMemoryStore(),
    assets: createMemoryAssets(),
    media: createFakeMedia(),
    models: createFakeModels(),
    recipes: [pictureRecipe()],
  })
  mutoscope(studio)
  const there = [...studio.metrics.text().matchAll(/^# TYPE (\w+)/gmu)].map(([, name = '']) => name)
  await studio.close()
  const dashboard = readFileSync(new URL('../docs/grafana-dashboard.json', import.meta.url), 'utf8')
  const asked = [...dashboard.matchAll(/mutoscope_\w+/gu)].map(([name]) => name.replace(/_bucket$/u, ''))
  expect(new Set(asked)).toEqual(new Set(there))
})
