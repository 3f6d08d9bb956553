import type { WriteStream } from 'node:tty'

/** A line that shows how far a run is. */
export interface ProgressBar {
  readonly update: (progress: { readonly stage: string; readonly fraction: number }) => void
  /** Removes the line. May be called twice. */
  done(): void
}

const WIDTH = 24

/** Draws a bar on a terminal; elsewhere each stage is told once. */
export function createProgressBar(stream: WriteStream): ProgressBar {
  let stage = ''
  let drawn = false
  return {
    update(progress) {
      if (!stream.isTTY) {
        if (progress.stage !== stage) stream.write(`${progress.stage}…\n`)
        stage = progress.stage
        return
      }
      const full = Math.round(progress.fraction * WIDTH)
      stream.write(
        `\r\u001B[K${progress.stage.padEnd(8)} ${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${Math.round(progress.fraction * 100)} %`,
      )
      drawn = true
    },
    done() {
      if (drawn) stream.write('\r\u001B[K')
      drawn = false
    },
  }
}
