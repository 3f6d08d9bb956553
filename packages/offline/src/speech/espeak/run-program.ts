import { MutoscopeError } from '@mutoscope/core'
import { spawn } from 'node:child_process'

const LONGEST_MS = 120_000
const LARGEST_BYTES = 64 * 1024 * 1024

/** How a program is started: text goes to its standard input, never into its arguments. */
export type ProgramRun = {
  readonly program: string
  readonly programArguments: readonly string[]
  readonly input: string
  readonly signal: AbortSignal
}

/**
 * Runs a program to its end and gives what it printed.
 *
 * @throws `CANCELLED` when the signal aborts, `TIMEOUT` after two minutes, `MODEL_FAILED` when it cannot be
 *   started, fails or prints more than 64 MiB
 */
export function runProgram({ program, programArguments, input, signal }: ProgramRun): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const timeout = AbortSignal.timeout(LONGEST_MS)
    const child = spawn(program, programArguments, {
      stdio: ['pipe', 'pipe', 'pipe'],
      signal: AbortSignal.any([signal, timeout]),
      killSignal: 'SIGKILL',
    })
    const printed: Buffer[] = []
    let size = 0
    let complaint = ''
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > LARGEST_BYTES) child.kill('SIGKILL')
      else printed.push(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      if (complaint.length < 500) complaint += chunk.toString()
    })
    child.on('error', (cause) => {
      if (signal.aborted) reject(new MutoscopeError('CANCELLED', { cause: signal.reason }))
      else if (timeout.aborted)
        reject(new MutoscopeError('TIMEOUT', { message: `${program} exceeded two minutes.` }))
      else reject(new MutoscopeError('MODEL_FAILED', { message: `${program} could not be started.`, cause }))
    })
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(printed))
      else
        reject(
          new MutoscopeError('MODEL_FAILED', {
            message: `${program} ended with ${code ?? 'a signal'}. ${complaint.slice(0, 500)}`.trim(),
          }),
        )
    })
    // A program that ends before it has read everything is judged by its exit code.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}
