/**
 * A text without addresses in it: where a service and what it works with lie is nobody's business who only
 * asked for a video.
 */
export function hideAddresses(text: string, { host, hostname }: Pick<URL, 'host' | 'hostname'>): string {
  // A service may be called by a plain word, such as "script", which stands for other things too.
  const own = [host, hostname].filter((name) => /[.:-]/u.test(name))
  return own.reduce(
    (clean, name) => clean.replaceAll(name, HIDDEN),
    text.replaceAll(URLS, HIDDEN).replaceAll(IPV4, HIDDEN),
  )
}

const HIDDEN = '…'
const URLS = /\b[a-z][a-z\d+.-]*:\/\/[^\s"'<>()]+/giu
const IPV4 = /\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/gu
