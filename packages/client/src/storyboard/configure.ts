/** Where the storyboard routes are. */
export interface StoryboardApiOptions {
  /** Origin and prefix of the mount. @default the page's own origin */
  readonly baseUrl?: string
  /** Sent as a bearer token; a function is asked before every call. */
  readonly token?: string | (() => string | null | Promise<string | null>)
  /** @default the platform's */
  readonly fetch?: typeof globalThis.fetch
}

let configured: StoryboardApiOptions = {}

/**
 * Says once where {@link fetchStoryboardApi} sends to. Not needed on a page that the API itself serves
 * without tokens.
 *
 * @example
 * configureStoryboardApi({ baseUrl: 'https://example.com', token: () => session.token })
 */
export function configureStoryboardApi(options: StoryboardApiOptions): void {
  configured = options
}

/** What was configured, with the page's own origin where nothing was. */
export function storyboardApi(): StoryboardApiOptions & { readonly baseUrl: string } {
  const origin = typeof location === 'undefined' ? undefined : location.origin
  const baseUrl = configured.baseUrl ?? origin
  if (baseUrl === undefined)
    throw new TypeError('There is no page origin to use. Call configureStoryboardApi({ baseUrl }) first.')
  return { ...configured, baseUrl: baseUrl.replace(/(?<!\/)\/+$/u, '') }
}
