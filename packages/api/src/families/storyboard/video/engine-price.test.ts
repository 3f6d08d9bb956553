import { describe, expect, it } from 'vitest'
import { presentEngineCost, priceEngine } from './engine-price.js'

describe('the price of a length', () => {
  it('is in dollars, with the real one beside it', () => {
    expect(presentEngineCost(priceEngine({ engine: 'runway_standard', durationSec: 60 }))).toEqual({
      duration: 60,
      engine: 'runway_standard',
      cost_per_10s: 1.2,
      total_cost: 7.2,
      total_credits: 72,
      currency: 'USD',
      figures: 'documented',
      real: {
        provider: 'runway',
        model: 'gen4.5',
        clips: 6,
        generated_seconds: 60,
        total_credits: 720,
        total_cost: 7.2,
        as_of: expect.stringMatching(/^\d{4}-\d\d-\d\d$/u) as string,
        source: expect.stringMatching(/^https:/u) as string,
      },
      note: expect.stringContaining('The price is right') as string,
    })
    expect(presentEngineCost(priceEngine({ engine: 'runway_unlimited', durationSec: 60 })).real).toBe(null)
  })

  it('is asked for where the table leaves it open, and counts when it is given', () => {
    const manual = { engine: 'veo_3_1_fast', durationSec: 20 }
    const issue = { place: 'body', field: 'manual_price_per_10s' }
    expect(() => priceEngine(manual)).toThrow(
      expect.objectContaining({
        message: 'Required fields are missing: manual_price_per_10s',
        details: {
          missing_fields: ['manual_price_per_10s'],
          issues: [
            {
              ...issue,
              message: expect.stringMatching(/^Veo 3\.1 Fast has no listed price\. Really/u) as string,
            },
          ],
        },
      }),
    )
    expect(priceEngine({ ...manual, manualPricePer10s: 1.5 })).toMatchObject({
      totalMicros: 3_000_000,
      figures: 'manual',
    })
    expect(priceEngine({ ...manual, manualPricePer10s: 0 }).totalMicros).toBe(0)
  })

  it('of an engine or a length that there is not is refused as such', () => {
    const refusal = expect.objectContaining({ code: 'INVALID_INPUT' }) as unknown
    expect(() => priceEngine({ engine: 'sora', durationSec: 10 })).toThrow(refusal)
    expect(() => priceEngine({ engine: 'runway_standard', durationSec: 0 })).toThrow(refusal)
  })
})
