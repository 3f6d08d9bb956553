import type { ToneShape } from './tone-shapes.js'
import { TABLE_SIZE, type Wavetables } from './wavetable.js'

/** A tone to play: Hz, seconds until it is let go, and where in its period it starts, from 0 up to 1. */
export type ToneRequest = {
  readonly shape: ToneShape
  readonly frequency: number
  readonly seconds: number
  readonly phase: number
}

/** Plays one tone and lets it ring out. */
export function renderTone(
  { shape, frequency, seconds, phase }: ToneRequest,
  wavetables: Wavetables,
  sampleRate: number,
): Float32Array {
  const dark = wavetables(frequency, shape.overtones, shape.dark)
  const bright = wavetables(frequency, shape.overtones, shape.bright)
  const held = Math.max(seconds, shape.attack)
  const sound = new Float32Array(Math.ceil((held + shape.release) * sampleRate))
  const step = (frequency * TABLE_SIZE) / sampleRate
  const fading = Math.exp(-1 / (shape.brightness * sampleRate))
  const decaying = Math.exp(-1 / (shape.decay * sampleRate))
  let place = phase * TABLE_SIZE
  let brightness = 1
  let level = 1
  for (let index = 0; index < sound.length; index++) {
    const whole = Math.floor(place)
    const part = place - whole
    const low = (dark[whole] ?? 0) + ((dark[whole + 1] ?? 0) - (dark[whole] ?? 0)) * part
    const high = (bright[whole] ?? 0) + ((bright[whole + 1] ?? 0) - (bright[whole] ?? 0)) * part
    sound[index] = (low + (high - low) * brightness) * level
    brightness *= fading
    level *= decaying
    place += step
    if (place >= TABLE_SIZE) place -= TABLE_SIZE
  }
  soften(sound, shape.attack * sampleRate, shape.release * sampleRate)
  return sound
}

/** Raises the start and lowers the end along an S. */
function soften(sound: Float32Array, attack: number, release: number): void {
  for (let index = 0; index < attack && index < sound.length; index++)
    sound[index] = (sound[index] ?? 0) * smooth(index / attack)
  for (let index = 0; index < release && index < sound.length; index++) {
    const place = sound.length - 1 - index
    sound[place] = (sound[place] ?? 0) * smooth(index / release)
  }
}

function smooth(fraction: number): number {
  return fraction * fraction * (3 - 2 * fraction)
}
