/** Below this the filters' memory is nothing but arithmetic that processors are slow at. */
const SILENCE = 1e-15

/**
 * Makes the K-weighting of ITU-R BS.1770 for one channel at 48 kHz: a high shelf, then a high pass, with the
 * coefficients of the recommendation. Each call filters the next samples and gives the sum of their squares.
 */
export function createKWeighting(): (samples: Float32Array, from: number, to: number) => number {
  let a1 = 0
  let a2 = 0
  let b1 = 0
  let b2 = 0
  return (samples, from, to) => {
    let shelf1 = a1
    let shelf2 = a2
    let pass1 = b1
    let pass2 = b2
    let sum = 0
    for (let index = from; index < to; index++) {
      const shelf = (samples[index] ?? 0) + 1.69065929318241 * shelf1 - 0.73248077421585 * shelf2
      const shelved = 1.53512485958697 * shelf - 2.69169618940638 * shelf1 + 1.19839281085285 * shelf2
      shelf2 = shelf1
      shelf1 = shelf
      const pass = shelved + 1.99004745483398 * pass1 - 0.99007225036621 * pass2
      const passed = pass - 2 * pass1 + pass2
      pass2 = pass1
      pass1 = pass
      sum += passed * passed
    }
    a1 = settle(shelf1)
    a2 = settle(shelf2)
    b1 = settle(pass1)
    b2 = settle(pass2)
    return sum
  }
}

function settle(value: number): number {
  return Math.abs(value) < SILENCE ? 0 : value
}
