import { containerOf, OUTPUT_EXTENSIONS } from '../video-output.js'
import { UsageError } from './usage-error.js'

/** @throws UsageError for a name that no video is written under */
export function assertOutName(out: string | undefined): void {
  if (out !== undefined && containerOf(out) === undefined)
    throw new UsageError(`--out: ${out} does not end in ${OUTPUT_EXTENSIONS}.`)
}
