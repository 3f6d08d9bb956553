import { sha256, type ImageRequest } from '@mutoscope/core/ports'

/**
 * A model's seed for a picture: the same for the same look and take.
 *
 * @param bits 28 stays inside of the signed 32-bit integers that most models take; 32 is for those that take
 *   unsigned ones. @default 28
 */
export async function pictureSeed(
  { seed, take }: Pick<ImageRequest, 'seed' | 'take'>,
  bits: 28 | 32 = 28,
): Promise<number> {
  return Number.parseInt((await sha256(`${seed}/${take}`)).slice(0, bits / 4), 16)
}
