import { kernelWasm } from './kernel-wasm.js'

/** Compiles the kernel, once for all threads that draw with it; null where WASM SIMD is missing. */
export async function compileKernel(): Promise<WebAssembly.Module | null> {
  try {
    return await WebAssembly.compile(Uint8Array.from(Buffer.from(kernelWasm, 'base64')))
  } catch {
    return null
  }
}
