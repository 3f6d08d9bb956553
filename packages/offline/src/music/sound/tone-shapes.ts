/**
 * How an instrument sounds. It moves between two timbres, each given by how fast its overtones fall off
 * (`n ** -slope`): `bright` at the stroke, `dark` later. Times are seconds.
 */
export type ToneShape = {
  readonly dark: number
  readonly bright: number
  readonly overtones: number
  /** Time after which 1/e of the brightness is left. */
  readonly brightness: number
  readonly attack: number
  /** Time after which 1/e of the tone is left; Infinity holds it. */
  readonly decay: number
  readonly release: number
  /** Two voices are played this many cents apart, left and right of the place. 0 is one voice. */
  readonly detune: number
  /** How much goes to the room. */
  readonly send: number
}

/** The instruments of the band. All begin softly; none has overtones above 7 kHz. */
export const TONES = {
  pad: {
    dark: 2.1,
    bright: 1.7,
    overtones: 12,
    brightness: 1.5,
    attack: 0.5,
    decay: Infinity,
    release: 0.9,
    detune: 7,
    send: 0.6,
  },
  air: {
    dark: 2.8,
    bright: 2,
    overtones: 8,
    brightness: 2.5,
    attack: 1.3,
    decay: Infinity,
    release: 1.8,
    detune: 9,
    send: 0.9,
  },
  strings: {
    dark: 1.5,
    bright: 1.3,
    overtones: 24,
    brightness: 2,
    attack: 0.32,
    decay: Infinity,
    release: 0.6,
    detune: 11,
    send: 0.7,
  },
  felt: {
    dark: 3.2,
    bright: 1.9,
    overtones: 12,
    brightness: 0.22,
    attack: 0.006,
    decay: 0.9,
    release: 0.18,
    detune: 2,
    send: 0.6,
  },
  keys: {
    dark: 3,
    bright: 1.8,
    overtones: 10,
    brightness: 0.15,
    attack: 0.005,
    decay: 0.7,
    release: 0.1,
    detune: 4,
    send: 0.3,
  },
  pluck: {
    dark: 2.8,
    bright: 1.5,
    overtones: 16,
    brightness: 0.06,
    attack: 0.004,
    decay: 0.28,
    release: 0.12,
    detune: 3,
    send: 0.5,
  },
  bell: {
    dark: 3.6,
    bright: 2.4,
    overtones: 6,
    brightness: 0.4,
    attack: 0.008,
    decay: 1.1,
    release: 0.6,
    detune: 3,
    send: 1,
  },
  bass: {
    dark: 2.4,
    bright: 1.8,
    overtones: 6,
    brightness: 0.12,
    attack: 0.012,
    decay: 1.6,
    release: 0.08,
    detune: 0,
    send: 0,
  },
} as const satisfies Record<string, ToneShape>

/** An instrument of the band. */
export type ToneName = keyof typeof TONES
