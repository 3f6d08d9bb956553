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
  let fields: { [name: string]: string } = {}
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      onBytes()
      // A carriage return at the end may be half of a line's end.
      const lines = (rest + decoder.decode(value, { stream: true })).split(/\r\n|\n|\r(?!$)/u)
      rest = lines.pop() ?? ''
      for (const line of lines) {
        const { event = 'message', data, id = null } = fields
        if (line === '') {
          if (data !== undefined) yield { event, data, id }
          fields = {}
        } else {
          const [, name = '', text = ''] = /^([^:]*)(?:: ?(.*))?$/su.exec(line) ?? []
          fields[name] = name === 'data' && data !== undefined ? `${data}\n${text}` : text
        }
      }
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}
