import { rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'

/**
 * Has a file written beside its place and moves it there when `write` has ended well; else nothing is left.
 */
export async function writeWhole<Result>(
  outputPath: string,
  write: (part: string) => Promise<Result>,
): Promise<Result> {
  const part = `${resolve(outputPath)}.part`
  try {
    const result = await write(part)
    await rename(part, outputPath)
    return result
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}
