import { MAX_STEP, type Kernel } from './kernel.js'
import { referenceKernel } from './reference-kernel.js'

const PAGE = 65_536

/** What kernel.as.ts exports. */
interface KernelExports {
  resample(...numbers: readonly number[]): void
  mix(target: number, from: number, to: number, length: number, weight: number): void
  blend(
    target: number,
    targetStride: number,
    colour: number,
    alpha: number,
    stride: number,
    width: number,
    height: number,
  ): void
  copyRows(
    target: number,
    targetStride: number,
    source: number,
    sourceStride: number,
    width: number,
    height: number,
  ): void
}

/**
 * Makes a kernel over a new shared memory of at least this many bytes: of the compiled module, or plain
 * TypeScript where there is none.
 *
 * @throws RangeError when the machine cannot give the memory
 */
export function createKernel(bytes: number, module: WebAssembly.Module | null): Kernel {
  if (module === null) return referenceKernel(new SharedArrayBuffer(bytes))
  const pages = Math.ceil(bytes / PAGE)
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true })
  const exports = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as KernelExports
  return {
    memory: memory.buffer as unknown as SharedArrayBuffer,
    simd: true,
    resample(source, target, x, y, scratch) {
      if (x.step > MAX_STEP) throw new RangeError(`A step of ${x.step} is more than the kernel can take`)
      exports.resample(
        source.offset,
        source.stride,
        source.width,
        source.height,
        target.offset,
        target.stride,
        target.width,
        target.height,
        x.start,
        x.step,
        y.start,
        y.step,
        scratch,
      )
    },
    mix: (target, from, to, length, weight) => exports.mix(target, from, to, length, weight),
    blend: (target, colour, alpha, stride) =>
      exports.blend(target.offset, target.stride, colour, alpha, stride, target.width, target.height),
    copyRows: (target, source) =>
      exports.copyRows(
        target.offset,
        target.stride,
        source.offset,
        source.stride,
        target.width,
        target.height,
      ),
  }
}
