import { expect, it } from 'vitest'
import { ENGINE_CATALOG } from './engine-catalog.js'
import { findEngine } from './find-engine.js'

it('finds every engine by its id and its name, whatever stands between letters and digits', () => {
  for (const engine of ENGINE_CATALOG) {
    expect(findEngine(engine.id)).toBe(engine)
    expect(findEngine(engine.name.toUpperCase())).toBe(engine)
    expect(findEngine(` ${engine.id.replaceAll('_', '. ')}!`)).toBe(engine)
  }
})

it('knows no engine by a part of its name, and lists those there are', () => {
  const engines = ENGINE_CATALOG.map(({ id }) => id)
  for (const name of ['runway', 'runway_standard_2', ''])
    expect(() => findEngine(name)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', details: { field: 'engine', engines } }),
    )
})
