import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { delimiter, join } from 'node:path'

/** Looks for an espeak-ng program in the folders of a PATH. Null when there is none. */
export async function findEspeak(path: string): Promise<string | null> {
  const name = process.platform === 'win32' ? 'espeak-ng.exe' : 'espeak-ng'
  for (const folder of path.split(delimiter).filter((folder) => folder !== '')) {
    const program = join(folder, name)
    if (
      await access(program, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return program
  }
  return null
}
