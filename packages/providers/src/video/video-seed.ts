import type { VideoRequest } from '@mutoscope/core/ports'

/**
 * The seed member of a clip's request: another one for each take, wrapped to what the model takes. Empty when
 * no seed was asked for.
 *
 * @param bits Size of the model's unsigned seed.
 */
export function videoSeed(
  { seed, take }: Pick<VideoRequest, 'seed' | 'take'>,
  bits: 31 | 32,
): { readonly seed?: number } {
  return seed === undefined ? {} : { seed: (seed + take - 1) % 2 ** bits }
}
