/** Stereo sound that runs in a circle: what is added beyond its end rings on at its start. */
export type LoopBus = {
  readonly left: Float32Array<ArrayBuffer>
  readonly right: Float32Array<ArrayBuffer>
  readonly sampleRate: number
}

/** Makes a silent loop of a number of samples. */
export function createLoopBus(length: number, sampleRate: number): LoopBus {
  return { left: new Float32Array(length), right: new Float32Array(length), sampleRate }
}

/** Where mono sound goes: a sample of the loop, a place between left (-1) and right (1), and a factor. */
export type LoopPlace = { readonly at: number; readonly pan: number; readonly gain: number }

/** Adds mono sound to a loop, panned at equal power. */
export function addToLoop(bus: LoopBus, sound: Float32Array, { at, pan, gain }: LoopPlace): void {
  const length = bus.left.length
  const angle = ((pan + 1) * Math.PI) / 4
  const left = Math.cos(angle) * gain
  const right = Math.sin(angle) * gain
  let place = ((at % length) + length) % length
  for (let index = 0; index < sound.length; index++) {
    const sample = sound[index] ?? 0
    bus.left[place] = (bus.left[place] ?? 0) + sample * left
    bus.right[place] = (bus.right[place] ?? 0) + sample * right
    place = place + 1 === length ? 0 : place + 1
  }
}
