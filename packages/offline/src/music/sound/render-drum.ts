import type { Random } from '../random.js'

/**
 * A drum: a falling tone and a burst of noise between two corner frequencies. Times are seconds, `rise` is
 * how long the noise grows.
 */
type DrumShape = {
  readonly from: number
  readonly to: number
  readonly bend: number
  readonly tone: number
  readonly ring: number
  readonly noise: number
  readonly low: number
  readonly high: number
  readonly hiss: number
  readonly rise: number
}

const DRUMS = {
  kick: {
    from: 115,
    to: 48,
    bend: 0.035,
    tone: 1,
    ring: 0.13,
    noise: 0.05,
    low: 200,
    high: 1800,
    hiss: 0.008,
    rise: 0.002,
  },
  taiko: {
    from: 95,
    to: 58,
    bend: 0.05,
    tone: 1,
    ring: 0.3,
    noise: 0.3,
    low: 80,
    high: 700,
    hiss: 0.06,
    rise: 0.003,
  },
  clap: {
    from: 190,
    to: 170,
    bend: 0.05,
    tone: 0.12,
    ring: 0.05,
    noise: 1,
    low: 900,
    high: 3200,
    hiss: 0.07,
    rise: 0.003,
  },
  shaker: {
    from: 1,
    to: 1,
    bend: 1,
    tone: 0,
    ring: 0.01,
    noise: 1,
    low: 3500,
    high: 7500,
    hiss: 0.025,
    rise: 0.012,
  },
  swell: {
    from: 1,
    to: 1,
    bend: 1,
    tone: 0,
    ring: 0.01,
    noise: 1,
    low: 500,
    high: 3500,
    hiss: 0.25,
    rise: -1,
  },
} as const satisfies Record<string, DrumShape>

/** A drum of the band. A swell grows over a whole bar. */
export type DrumName = keyof typeof DRUMS

/** Strikes a drum once. The tone begins at zero, so that there is no click. */
export function renderDrum(
  name: DrumName,
  barSeconds: number,
  random: Random,
  sampleRate: number,
): Float32Array {
  const shape: DrumShape = DRUMS[name]
  const rise = shape.rise < 0 ? barSeconds : shape.rise
  const sound = new Float32Array(Math.ceil((rise + Math.max(shape.ring, shape.hiss) * 6) * sampleRate))
  let angle = 0
  let lowState = 0
  let highState = 0
  let roundState = 0
  const lowStep = 1 - Math.exp((-2 * Math.PI * shape.low) / sampleRate)
  const highStep = 1 - Math.exp((-2 * Math.PI * shape.high) / sampleRate)
  for (let index = 0; index < sound.length; index++) {
    const time = index / sampleRate
    angle += (2 * Math.PI * (shape.to + (shape.from - shape.to) * Math.exp(-time / shape.bend))) / sampleRate
    const tone = shape.tone * Math.sin(angle) * Math.exp(-time / shape.ring) * Math.min(1, time / 0.003)
    // Two poles above and one below leave a soft band of the noise.
    highState += highStep * (random() * 2 - 1 - highState)
    roundState += highStep * (highState - roundState)
    lowState += lowStep * (roundState - lowState)
    const grown =
      time < rise ? (time / rise) ** (shape.rise < 0 ? 2.5 : 1) : Math.exp(-(time - rise) / shape.hiss)
    sound[index] = tone + shape.noise * 2 * (roundState - lowState) * grown
  }
  const end = Math.round(0.01 * sampleRate)
  for (let index = 0; index < end; index++)
    sound[sound.length - 1 - index] = ((sound[sound.length - 1 - index] ?? 0) * index) / end
  return sound
}
