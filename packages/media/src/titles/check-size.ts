import { MutoscopeError } from '@mutoscope/core'

/** @throws `INVALID_INPUT` for a picture that is not of whole pixels between these two */
export function checkSize(
  what: string,
  { width, height }: { readonly width: number; readonly height: number },
  least: number,
  most: number,
): void {
  for (const side of [width, height]) {
    if (Number.isInteger(side) && side >= least && side <= most) continue
    throw new MutoscopeError('INVALID_INPUT', {
      message: `A ${what} cannot be ${width}x${height} pixels. Pass whole numbers from ${least} to ${most}.`,
      details: { width, height },
    })
  }
}
