import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileKernel } from './compile-kernel.js'
import { createKernel } from './create-kernel.js'
import { READ_AHEAD, scratchBytes, type Kernel, type PlaneRef } from './kernel.js'
import { referenceKernel } from './reference-kernel.js'

const BYTES = 65_536
const module = await compileKernel()

const size = fc.record({ width: fc.integer({ min: 1, max: 90 }), height: fc.integer({ min: 1, max: 24 }) })
const sampling = fc.record({
  start: fc.double({ min: -8, max: 90, noNaN: true }),
  step: fc.double({ min: 0, max: 1.85, noNaN: true }),
})

describe('the WASM kernel', () => {
  it('is what runs on this machine', () => {
    expect(createKernel(BYTES, module).simd).toBe(true)
  })

  it('is what the compiler makes of the source now', async () => {
    // In a process of its own: the compiler fills the globals with functions of its language.
    const build = fileURLToPath(new URL('build-kernel.mjs', import.meta.url))
    const { stdout } = await promisify(execFile)(process.execPath, [build, '--print'])
    expect(await readFile(new URL('kernel-wasm.ts', import.meta.url), 'utf8')).toBe(stdout)
  })

  it('resamples as the reference does, whatever the sizes and positions', () => {
    fc.assert(
      fc.property(size, size, sampling, sampling, fc.integer(), (source, target, x, y, seed) => {
        const from = plane(4096, source, 7)
        const to = plane(12_288, target, 3)
        expectSame(seed, (kernel) => kernel.resample(from, to, x, y, 32_768))
      }),
      { numRuns: 300 },
    )
  })

  it('mixes as the reference does', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 32_767 }),
        fc.integer(),
        (length, weight, seed) => {
          expectSame(seed, (kernel) => kernel.mix(1024, 8192, 16_384, length, weight))
        },
      ),
    )
  })

  it('blends as the reference does', () => {
    fc.assert(
      fc.property(size, fc.integer(), (target, seed) => {
        expectSame(seed, (kernel) => kernel.blend(plane(1024, target, 5), 20_000, 30_000, target.width + 9))
      }),
    )
  })

  it('copies rows as the reference does', () => {
    fc.assert(
      fc.property(size, fc.integer(), (target, seed) => {
        expectSame(seed, (kernel) => kernel.copyRows(plane(1024, target, 2), plane(30_000, target, 11)))
      }),
    )
  })

  it('gives the source back, exactly, at whole positions', () => {
    const kernel = filled(createKernel(BYTES, module), 5)
    const from = plane(4096, { width: 64, height: 20 }, 0)
    const to = plane(12_288, { width: 61, height: 17 }, 0)
    kernel.resample(from, to, { start: 3, step: 1 }, { start: 2, step: 1 }, 32_768)
    const bytes = new Uint8Array(kernel.memory)
    for (let y = 0; y < 17; y++) {
      const want = bytes.slice(4096 + (y + 2) * 64 + 3, 4096 + (y + 2) * 64 + 64)
      expect(bytes.slice(12_288 + y * 61, 12_288 + (y + 1) * 61)).toEqual(want)
    }
  })

  it('reaches both ends of a mix exactly', () => {
    const kernel = filled(createKernel(BYTES, module), 9)
    const bytes = new Uint8Array(kernel.memory)
    kernel.mix(0, 8192, 16_384, 4000, 0)
    expect(bytes.slice(0, 4000)).toEqual(bytes.slice(8192, 12_192))
    kernel.mix(0, 8192, 16_384, 4000, 32_767)
    expect(bytes.slice(0, 4000)).toEqual(bytes.slice(16_384, 20_384))
  })

  it('keeps its tables inside the scratch it asks for', () => {
    const kernel = filled(createKernel(BYTES, module), 3)
    const bytes = new Uint8Array(kernel.memory)
    const end = 32_768 + scratchBytes(333)
    const after = bytes.slice(end)
    kernel.resample(
      plane(4096, { width: 300, height: 8 }, 0),
      plane(8192, { width: 333, height: 8 }, 0),
      { start: 0, step: 0.9 },
      { start: 0.5, step: 1 },
      32_768,
    )
    expect(bytes.slice(end)).toEqual(after)
    expect(READ_AHEAD).toBe(16)
  })
})

function plane(offset: number, size: { width: number; height: number }, padding: number): PlaneRef {
  return { offset, stride: size.width + padding, ...size }
}

function expectSame(seed: number, run: (kernel: Kernel) => void): void {
  const wasm = filled(createKernel(BYTES, module), seed)
  const reference = filled(referenceKernel(new SharedArrayBuffer(BYTES)), seed)
  run(wasm)
  run(reference)
  // The scratch from 32,768 on belongs to the kernel.
  expect(Buffer.compare(Buffer.from(wasm.memory, 0, 32_768), Buffer.from(reference.memory, 0, 32_768))).toBe(
    0,
  )
}

function filled(kernel: Kernel, seed: number): Kernel {
  const bytes = new Uint8Array(kernel.memory)
  let state = seed | 1
  for (let index = 0; index < bytes.length; index++) {
    state = Math.imul(state, 1_664_525) + 1_013_904_223
    bytes[index] = state >>> 24
  }
  return kernel
}
