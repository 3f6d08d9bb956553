import type { Voice } from '@mutoscope/core'

/**
 * One of our voices as an embedded one with small shifts. `steerable` is false for a voice whose pitch only
 * moves with its whole spectrum.
 */
export type FliteVoice = {
  readonly name: string
  readonly size: number
  readonly f0: number
  readonly stretch: number
  readonly steerable: boolean
}

/** slt is a woman, rms and awb (a Scot) are men. */
export const FLITE_VOICES: Readonly<Record<Voice, FliteVoice>> = {
  balanced: { name: 'slt', size: 1, f0: 1, stretch: 1, steerable: true },
  warm: { name: 'rms', size: 1, f0: 1, stretch: 0.94, steerable: false },
  storyteller: { name: 'awb', size: 1, f0: 1, stretch: 1.06, steerable: true },
  deep: { name: 'rms', size: 0.88, f0: 1, stretch: 0.96, steerable: false },
  bright: { name: 'slt', size: 1.05, f0: 1.18, stretch: 0.96, steerable: true },
  soft: { name: 'slt', size: 0.93, f0: 0.84, stretch: 1.05, steerable: true },
}
