// Compiles kernel.as.ts and writes kernel-wasm.ts. Run it after every change: node
// packages/media/src/kernel/build-kernel.mjs. With --print it writes to standard output instead.
import { readFile, writeFile } from 'node:fs/promises'
import { compileString } from 'assemblyscript/asc'

/** The text of kernel-wasm.ts for the present source. */
async function kernelModule() {
  const source = await readFile(new URL('kernel.as.ts', import.meta.url), 'utf8')
  const { error, binary } = await compileString(source, {
    optimizeLevel: 3,
    shrinkLevel: 0,
    enable: ['simd', 'threads'],
    runtime: 'stub',
    importMemory: true,
    sharedMemory: true,
    initialMemory: 1,
    maximumMemory: 65_536,
    noAssert: true,
  })
  if (error !== null || binary === null) throw new Error('The kernel does not compile', { cause: error })
  const lines =
    Buffer.from(binary)
      .toString('base64')
      .match(/.{1,120}/g) ?? []
  return [
    '// Made by build-kernel.mjs from kernel.as.ts; a test fails when it is not up to date.',
    '',
    '/** The compositor kernel as base64 of a WASM module with SIMD that imports a shared memory. */',
    'export const kernelWasm =',
    ...lines.map((line, index) => `  '${line}'${index === lines.length - 1 ? '' : ' +'}`),
    '',
  ].join('\n')
}

const text = await kernelModule()
if (process.argv.includes('--print')) process.stdout.write(text)
else await writeFile(new URL('kernel-wasm.ts', import.meta.url), text)
