import { MutoscopeError, type ByteSource } from '@mutoscope/core'
import { ADTS, CustomSource, FLAC, Input, MATROSKA, MP3, MP4, OGG, QTFF, WAVE, WEBM } from 'mediabunny'

/** A media file that is being read; `close` it. */
export interface OpenInput {
  readonly input: Input
  close(): void
}

/**
 * Opens a source for reading its structure, of which only the parts that are asked for are read. The formats
 * that lead to other files are left out.
 */
export async function openInput(source: ByteSource, signal?: AbortSignal): Promise<OpenInput> {
  const size = source.size ?? (await sizeOf(source))
  const input = new Input({
    formats: [MP4, QTFF, MATROSKA, WEBM, WAVE, MP3, OGG, FLAC, ADTS],
    source: new CustomSource({
      getSize: () => size,
      read: (start, end) => readRange(source, start, end, signal),
      prefetchProfile: 'fileSystem',
      // Whoever waits for a read is told; nobody waits for what is read ahead.
      handleUnhandledError: () => {},
    }),
  })
  return { input, close: () => input.dispose() }
}

async function readRange(
  source: ByteSource,
  start: number,
  end: number,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const bytes = new Uint8Array(end - start)
  let filled = 0
  for await (const chunk of source.stream({ start, end })) {
    if (signal?.aborted === true) throw new MutoscopeError('CANCELLED', { cause: signal.reason })
    bytes.set(chunk.subarray(0, bytes.length - filled), filled)
    filled += chunk.length
  }
  return bytes
}

async function sizeOf(source: ByteSource): Promise<number> {
  let size = 0
  for await (const chunk of source.stream()) size += chunk.length
  return size
}
