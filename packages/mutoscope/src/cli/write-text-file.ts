import { dirname, resolve } from 'node:path'
import { bytesSource } from '@mutoscope/core'
import { makeOutputFolder } from '../video-output.js'
import { writeOutput } from '../write-output.js'

/** Writes a text file whole, and its folder when it is missing. @throws `OUTPUT_NOT_WRITABLE`, `DISK_FULL` */
export async function writeTextFile(out: string, text: string): Promise<void> {
  const path = resolve(out)
  await makeOutputFolder(dirname(path))
  await writeOutput(bytesSource(new TextEncoder().encode(text)), path)
}
