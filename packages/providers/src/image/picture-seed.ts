import { sha256, type ImageRequest } from '@mutoscope/core'

/**
 * A model's seed for a picture: the same for the same look and take, 28 bits so that it stays inside of the
 * 32-bit integers that models take.
 */
export async function pictureSeed({ seed, take }: Pick<ImageRequest, 'seed' | 'take'>): Promise<number> {
  return Number.parseInt((await sha256(`${seed}/${take}`)).slice(0, 7), 16)
}
