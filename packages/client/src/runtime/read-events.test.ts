import { describe, expect, it } from 'vitest'
import { readEvents, type RawEvent } from './read-events.js'

const streamOf = (chunks: readonly Uint8Array[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk)
      controller.close()
    },
  })

async function read(...chunks: readonly string[]): Promise<readonly RawEvent[]> {
  const encoder = new TextEncoder()
  const events: RawEvent[] = []
  for await (const event of readEvents(streamOf(chunks.map((chunk) => encoder.encode(chunk)))))
    events.push(event)
  return events
}

describe('readEvents', () => {
  it('reads names, ids and data of several lines', async () => {
    expect(await read('event: progress\nid: 4\ndata: {"a":\ndata: 1}\n\ndata:bare\n\n')).toEqual([
      { event: 'progress', data: '{"a":\n1}', id: '4' },
      { event: 'message', data: 'bare', id: null },
    ])
  })

  it('takes every kind of line end, also cut in two by chunks', async () => {
    expect((await read('data: a\r', '\n\r\ndata: b\r\rdata: c\n', '\n')).map(({ data }) => data)).toEqual([
      'a',
      'b',
      'c',
    ])
  })

  it('reads characters that are cut in two', async () => {
    const bytes = new TextEncoder().encode('data: ü\n\n')
    const events: RawEvent[] = []
    for await (const event of readEvents(streamOf([bytes.slice(0, 7), bytes.slice(7)]))) events.push(event)
    expect(events[0]?.data).toBe('ü')
  })

  it('leaves out comments, events without data, and what was cut off', async () => {
    expect(await read(': heartbeat\n\nevent: nothing\n\ndata: whole\n\ndata: ha')).toEqual([
      { event: 'message', data: 'whole', id: null },
    ])
  })

  it('closes the stream when the loop is left', async () => {
    let isCancelled = false
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('data: x\n\n')),
      cancel: () => {
        isCancelled = true
      },
    })
    const iterator = readEvents(stream)
    await iterator.next()
    await iterator.return(undefined)
    expect(isCancelled).toBe(true)
  })
})
