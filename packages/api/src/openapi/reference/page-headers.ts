import { toBase64 } from '@mutoscope/core/ports'
import { PAGE_SCRIPT } from './page-script.js'

/**
 * Headers of the reference page: it runs its own script and no other, asks its own server only, and stands in
 * nobody's frame.
 */
export async function pageHeaders(): Promise<Readonly<Record<string, string>>> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(PAGE_SCRIPT))
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${toBase64(new Uint8Array(hash))}'`,
    "style-src 'unsafe-inline'",
    "connect-src 'self'",
    'img-src data: blob:',
    'media-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]
  return {
    'content-security-policy': policy.join('; '),
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  }
}
