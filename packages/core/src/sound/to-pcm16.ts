/** Rounds samples from -1 to 1 to 16-bit integers. */
export function toPcm16(samples: Float32Array): Int16Array<ArrayBuffer> {
  const integers = new Int16Array(samples.length)
  for (let index = 0; index < samples.length; index++)
    integers[index] = Math.max(-32_768, Math.min(32_767, Math.round((samples[index] ?? 0) * 32_767)))
  return integers
}
