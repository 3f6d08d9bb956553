import { MutoscopeError } from '../errors/mutoscope-error.js'

const INSIDE = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|test|invalid|home\.arpa)$/iu

/**
 * Refuses an address that is not https with a public host name. It resolves no names: a host that runs where
 * inner services can be reached passes its own check as `webhooks.assertTarget`.
 *
 * @throws `URL_NOT_ALLOWED`
 */
export function assertPublicTarget(url: URL): void {
  const host = url.hostname.replace(/\.$/u, '')
  // An IP address, or a name of one word, is somebody's own network.
  const named = host.includes('.') && !/^[\d.]+$/u.test(host) && !host.startsWith('[') && !INSIDE.test(host)
  if (url.protocol === 'https:' && named) return
  throw new MutoscopeError('URL_NOT_ALLOWED', {
    message: `Webhooks cannot be sent to ${url.protocol}//${url.host}. Pass an https URL with a public host name.`,
    details: { host: url.host },
  })
}
