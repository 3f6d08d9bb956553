/** A `fetch` to a real store that makes objects look older than they are. */
export interface AgingFetch {
  readonly fetch: typeof fetch
  /** Everything that was written so far looks so many milliseconds older. */
  age(ms: number): void
}

const LISTED = /<Key>(?<key>[^<]*)<\/Key><LastModified>(?<date>[^<]*)<\/LastModified>/gu

/**
 * Wraps `fetch`. A store's own dates cannot be changed, so the responses are: the age of an object ends when
 * it is written again.
 */
export function createAgingFetch(): AgingFetch {
  const written = new Map<string, number>()
  const shift = (key: string, date: string): Date => new Date(Date.parse(date) - (written.get(key) ?? 0))

  return {
    age(ms) {
      for (const [key, age] of written) written.set(key, age + ms)
    },
    async fetch(input, init) {
      const url = new URL(input instanceof Request ? input.url : input)
      const key = url.pathname.split('/').slice(2).join('/')
      const response = await fetch(input, init)
      if (init?.method === 'PUT' && response.ok && url.search === '') written.set(key, 0)
      const headers = new Headers(response.headers)
      const modified = headers.get('last-modified')
      if (modified !== null) headers.set('last-modified', shift(key, modified).toUTCString())
      const isList = url.searchParams.has('list-type')
      if (!isList && modified === null) return response
      const text = isList ? await response.text() : null
      return new Response(
        text?.replaceAll(LISTED, (_, name: string, date: string) => {
          const dated = shift(name, date).toISOString()
          return `<Key>${name}</Key><LastModified>${dated}</LastModified>`
        }) ?? response.body,
        { status: response.status, headers },
      )
    },
  }
}
