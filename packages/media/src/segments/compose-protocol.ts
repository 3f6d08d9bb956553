import type { FrameRun } from '../frames/compositor.js'

/** What the worker is started with. */
export type ComposeSetup = {
  readonly width: number
  readonly height: number
  readonly slots: number
  readonly kernel: WebAssembly.Module | null
}

/**
 * What the worker is told: draw another run or one frame of it, that the frame in a slot has been written, or
 * to end.
 */
export type ComposeRequest =
  | { readonly type: 'draw'; readonly run: FrameRun; readonly from: number; readonly to: number }
  | { readonly type: 'free'; readonly offset: number }
  | { readonly type: 'end' }

/** What the worker tells: the memory that frames are in, and each frame in order. */
export type ComposeResponse =
  | { readonly type: 'ready'; readonly memory: SharedArrayBuffer }
  | { readonly type: 'frame'; readonly offset: number }
