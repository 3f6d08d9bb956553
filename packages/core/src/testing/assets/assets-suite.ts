import type { describe, expect, it } from 'vitest'
import type { Content } from '../../domain/artifact.js'
import type { Assets } from '../../storage/assets.js'
import { bytesSource, readBytes, type ByteSource } from '../../storage/byte-source.js'

/** The parts of a test runner that the suite uses: vitest's own, or something that behaves like them. */
export interface AssetsTestApi {
  readonly describe: typeof describe
  readonly it: typeof it
  readonly expect: typeof expect
}

/** What the suite is told about an implementation. */
export interface TestAssetsOptions {
  /** Writes a local file and answers its path; without it the cases that take files are left out. */
  readonly createFile?: (bytes: Uint8Array) => Promise<string>
  /**
   * Makes everything that was put so far look as if that had been so many milliseconds earlier; without it
   * the cases about idle assets are left out.
   */
  readonly age?: (ms: number) => Promise<void>
  /** How often a put and removals meet; a slow server may do with fewer. @default 30 */
  readonly rounds?: number
  /** Damages stored bytes where they lie: gives them other content; without it those cases are left out. */
  readonly damage?: (hash: string, bytes: Uint8Array) => Promise<void>
}

export function textSource(text: string): ByteSource {
  return bytesSource(new TextEncoder().encode(text))
}

export function byHash(a: { readonly hash: string }, b: { readonly hash: string }): number {
  return a.hash < b.hash ? -1 : 1
}

export async function put(assets: Assets, text: string, mediaType = 'text/plain'): Promise<Content> {
  return assets.put(textSource(text), { mediaType })
}

export async function collect(
  source: ByteSource,
  range?: { readonly start: number; readonly end?: number },
): Promise<string> {
  return new TextDecoder().decode(await readBytes({ stream: () => source.stream(range) }))
}

export async function readText(assets: Assets, hash: string): Promise<string> {
  return collect(await assets.open(hash))
}

/** A source of zeroes that is made while it is read, and knows whether its last reader has left. */
export function chunkSource(size: number): ByteSource & { readonly ended: () => boolean } {
  let ended = false
  return {
    ended: () => ended,
    async *stream() {
      const chunk = new Uint8Array(64 * 1024)
      try {
        for (let left = size; left > 0; left -= chunk.byteLength)
          yield chunk.subarray(0, Math.min(left, chunk.byteLength))
      } finally {
        ended = true
      }
    },
  }
}
