import { rmSync } from 'node:fs'

/** Marks our listener with the folders that it removes, so that a process needs only one. */
const FOLDERS = Symbol.for('mutoscope.removesAtExit')

interface ExitListener {
  (): void
  readonly [FOLDERS]: Set<string>
}

/** Removes a folder when this process ends by itself. */
export function removeAtExit(folder: string): void {
  const listeners = process.listeners('exit') as readonly Partial<ExitListener>[]
  const known = listeners.find((listener) => listener[FOLDERS] !== undefined)?.[FOLDERS]
  if (known !== undefined) {
    known.add(folder)
    return
  }
  const folders = new Set([folder])
  const listener: ExitListener = Object.assign(
    () => {
      for (const each of folders) rmSync(each, { recursive: true, force: true })
    },
    { [FOLDERS]: folders },
  )
  process.once('exit', listener)
}
