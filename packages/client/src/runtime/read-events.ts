/** A server-sent event as it stands in the stream. */
export interface RawEvent {
  readonly event: string
  readonly data: string
  readonly id: string | null
}

/**
 * Reads server-sent events as the HTML standard says. Leaving the loop closes the connection. `onBytes` is
 * told of every sign of life, comments too.
 */
export async function* readEvents(
  stream: ReadableStream<Uint8Array>,
  onBytes: () => void = () => {},
): AsyncGenerator<RawEvent, void, undefined> {
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  let data: string[] = []
  let fields: { event?: string; id?: string } = {}
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      onBytes()
      // A carriage return at the end may be half of a line's end.
      const lines = (rest + decoder.decode(value, { stream: true })).split(/\r\n|\n|\r(?!$)/u)
      rest = lines.pop() ?? ''
      for (const line of lines) {
        const [, name = '', text = ''] = /^([^:]*)(?:: ?(.*))?$/su.exec(line) ?? []
        if (name === 'data') data.push(text)
        else if (line !== '') fields = { ...fields, [name]: text }
        else {
          if (data.length > 0)
            yield { event: fields.event ?? 'message', data: data.join('\n'), id: fields.id ?? null }
          data = []
          fields = {}
        }
      }
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}
