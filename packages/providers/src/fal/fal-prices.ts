import type { PriceEntry } from '@mutoscope/core'

const read = { provider: 'fal', unit: 'second', asOf: '2026-11-21' } as const
const manual = {
  provider: 'fal',
  unit: 'image',
  asOf: '2026-11-21',
  source: 'charged by the megapixel',
  micros: 'manual',
} as const

function veo(
  model: string,
  prices: {
    readonly silent: number
    readonly sound: number
    readonly silent4k: number
    readonly sound4k: number
  },
): PriceEntry[] {
  const source = `https://fal.ai/models/${model}`
  return [
    { ...read, model, source, micros: prices.silent, when: { audio: 'no' } },
    { ...read, model, source, micros: prices.sound, when: { audio: 'yes' } },
    { ...read, model, source, micros: prices.silent4k, when: { audio: 'no', resolution: '4k' } },
    { ...read, model, source, micros: prices.sound4k, when: { audio: 'yes', resolution: '4k' } },
  ]
}

const VEO31 = { silent: 200_000, sound: 400_000, silent4k: 400_000, sound4k: 600_000 }
const VEO31_FAST = { silent: 100_000, sound: 150_000, silent4k: 300_000, sound4k: 350_000 }

/** What fal charges for one second of a clip, micro-dollars. */
export const FAL_PRICES: readonly PriceEntry[] = [
  ...['fal-ai/veo3.1', 'fal-ai/veo3.1/image-to-video', 'fal-ai/veo3.1/first-last-frame-to-video'].flatMap(
    (model) => veo(model, VEO31),
  ),
  ...[
    'fal-ai/veo3.1/fast',
    'fal-ai/veo3.1/fast/image-to-video',
    'fal-ai/veo3.1/fast/first-last-frame-to-video',
  ].flatMap((model) => veo(model, VEO31_FAST)),
  { ...manual, model: 'fal-ai/flux/schnell' },
  { ...manual, model: 'fal-ai/flux/dev' },
]
