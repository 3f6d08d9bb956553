import { describe, expect, it } from 'vitest'
import { calculateEngineCost } from './calculate-engine-cost.js'
import { ENGINE_CATALOG } from './engine-catalog.js'

describe('ENGINE_CATALOG', () => {
  it('holds the documented table', () => {
    expect(
      ENGINE_CATALOG.map((engine) => [
        engine.name,
        engine.microsPer10Sec,
        engine.creditsPer10Sec,
        engine.speedSec,
      ]),
    ).toEqual([
      ['Veo 3.1 Standard', 7_500_000, null, 45],
      ['Veo 3.1 Fast', 'manual', null, 20],
      ['Runway Standard', 1_200_000, 12, 60],
      ['Runway Turbo', 500_000, 5, 30],
      ['Runway Unlimited', 0, 0, 90],
    ])
  })

  it('says of every engine that can be bought what a clip of it begins with', () => {
    const starts = ENGINE_CATALOG.map(({ id, real }) => [
      id,
      real?.capabilities.needsImage,
      real?.capabilities.takesFirstImage,
    ])
    expect(starts).toEqual([
      ['veo_3_1_standard', false, true],
      ['veo_3_1_fast', false, true],
      ['runway_standard', false, true],
      ['runway_turbo', true, true],
      ['runway_unlimited', undefined, undefined],
    ])
  })

  it('says of every real price when and where it was looked up', () => {
    const prices = ENGINE_CATALOG.flatMap((engine) => engine.real?.prices ?? [])
    expect(prices).toHaveLength(6)
    for (const price of prices) {
      expect(price.asOf).toMatch(/^\d{4}-\d\d-\d\d$/u)
      expect(price.source).toMatch(/^https:\/\//u)
    }
  })
})

describe('calculateEngineCost', () => {
  it('gives the documented sample: 60 s of runway_standard', () => {
    expect(calculateEngineCost({ engine: 'runway_standard', durationSec: 60 })).toMatchObject({
      engine: 'runway_standard',
      durationSec: 60,
      microsPer10Sec: 1_200_000,
      totalMicros: 7_200_000,
      totalCredits: 72,
      currency: 'USD',
      figures: 'documented',
    })
  })

  it.each([
    ['veo_3_1_standard', 7_500_000, null],
    ['runway_standard', 1_200_000, 12],
    ['runway_turbo', 500_000, 5],
    ['runway_unlimited', 0, 0],
  ])('gives the documented price of ten seconds of %s', (engine, totalMicros, totalCredits) => {
    expect(calculateEngineCost({ engine, durationSec: 10 })).toMatchObject({
      microsPer10Sec: totalMicros,
      totalMicros,
      totalCredits,
    })
  })

  it('asks for the price of a manual engine instead of guessing one', () => {
    expect(() => calculateEngineCost({ engine: 'veo_3_1_fast', durationSec: 10 })).toThrow(
      expect.objectContaining({ code: 'PRICE_UNKNOWN' }),
    )
    expect(
      calculateEngineCost({ engine: 'veo_3_1_fast', durationSec: 20, manualMicrosPer10Sec: 1_500_000 }),
    ).toMatchObject({ totalMicros: 3_000_000, totalCredits: null, figures: 'manual' })
    expect(() =>
      calculateEngineCost({ engine: 'veo_3_1_fast', durationSec: 20, manualMicrosPer10Sec: -1 }),
    ).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }))
    expect(() =>
      calculateEngineCost({ engine: 'veo_3_1_fast', durationSec: 20, manualMicrosPer10Sec: 0.5 }),
    ).toThrow(expect.objectContaining({ code: 'INVALID_INPUT', details: { field: 'manualMicrosPer10Sec' } }))
    expect(
      calculateEngineCost({ engine: 'veo_3_1_fast', durationSec: 20, manualMicrosPer10Sec: 0 }).totalMicros,
    ).toBe(0)
  })

  it('is in proportion to the length, credits rounded up', () => {
    expect(calculateEngineCost({ engine: 'runway_standard', durationSec: 7 })).toMatchObject({
      totalMicros: 840_000,
      totalCredits: 9,
    })
    expect(calculateEngineCost({ engine: 'runway_turbo', durationSec: 30.5 })).toMatchObject({
      totalMicros: 1_525_000,
      totalCredits: 16,
    })
  })

  it('says beside it what the length really costs, in clips that can be made', () => {
    expect(calculateEngineCost({ engine: 'runway_standard', durationSec: 60 }).real).toMatchObject({
      provider: 'runway',
      model: 'gen4.5',
      clips: 6,
      generatedSec: 60,
      credits: 720,
      price: { expectedMicros: 7_200_000 },
    })
    expect(calculateEngineCost({ engine: 'veo_3_1_standard', durationSec: 9 }).real).toMatchObject({
      model: 'veo3.1',
      clips: 2,
      generatedSec: 10,
      price: { expectedMicros: 4_000_000 },
      asOf: '2026-04-21',
      source: expect.stringMatching(/^https:/u) as string,
    })
    expect(calculateEngineCost({ engine: 'runway_standard', durationSec: 0.5 }).real).toMatchObject({
      clips: 1,
      generatedSec: 2,
      credits: 24,
    })
    expect(
      calculateEngineCost({ engine: 'veo_3_1_standard', durationSec: 10, audio: false }).real?.price
        .expectedMicros,
    ).toBe(2_000_000)
    expect(calculateEngineCost({ engine: 'runway_unlimited', durationSec: 60 }).real).toBeNull()
  })

  it('counts a part of a second as one more where clips have whole seconds', () => {
    expect(calculateEngineCost({ engine: 'runway_standard', durationSec: 5.0004 }).real).toMatchObject({
      generatedSec: 6,
      price: { expectedMicros: 720_000 },
    })
  })

  it.each(['veo_3.1_standard', 'Veo 3.1 Standard', 'VEO-3.1-STANDARD'])('knows "%s" too', (engine) => {
    expect(calculateEngineCost({ engine, durationSec: 10 }).engine).toBe('veo_3_1_standard')
  })

  it('lists the engines when it does not know one', () => {
    expect(() => calculateEngineCost({ engine: 'sora', durationSec: 10 })).toThrow(/runway_turbo/u)
  })

  it.each([0, -5, Number.NaN, 86_401])('refuses a length of %d s', (durationSec) => {
    expect(() => calculateEngineCost({ engine: 'runway_unlimited', durationSec })).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT' }),
    )
  })
})
