import { ERRORS, MutoscopeError } from '@mutoscope/core'

/** Looks at one thing that is needed and says how it stands; throws when it is not there. */
export type ReadinessProbe = (signal: AbortSignal) => Promise<string>

/** Longest one look may take, milliseconds. */
const PROBE_MS = 3000

/** How long what was found counts, milliseconds: balancers ask often, and a look writes to the disk. */
const FRESH_MS = 5000

/** How one thing stands. A detail that an operator should read is in the log; here is what strangers may know. */
export type Readiness = { readonly ok: boolean; readonly detail: string }

/** Makes what looks at everything at once. What takes too long is not there. */
export function createReadiness(
  probes: Readonly<Record<string, ReadinessProbe>>,
  now: () => number = Date.now,
): () => Promise<Record<string, Readiness>> {
  let last: { readonly at: number; readonly found: Promise<Record<string, Readiness>> } | undefined
  return () => {
    const at = now()
    if (last === undefined || at - last.at >= FRESH_MS || at < last.at)
      last = { at, found: checkReadiness(probes) }
    return last.found
  }
}

async function checkReadiness(
  probes: Readonly<Record<string, ReadinessProbe>>,
): Promise<Record<string, Readiness>> {
  const looks = Object.entries(probes).map(async ([name, probe]) => {
    const signal = AbortSignal.timeout(PROBE_MS)
    const late = new Promise<never>((_resolve, reject) =>
      signal.addEventListener(
        'abort',
        () => reject(new MutoscopeError('TIMEOUT', { message: `no response within ${PROBE_MS} ms` })),
        { once: true },
      ),
    )
    try {
      return [name, { ok: true, detail: await Promise.race([probe(signal), late]) }] as const
    } catch (error) {
      return [name, { ok: false, detail: detailOf(error) }] as const
    }
  })
  return Object.fromEntries(await Promise.all(looks))
}

/** Anybody may ask, so an error of ours is told by its code and its sentence alone. */
function detailOf(error: unknown): string {
  if (MutoscopeError.isInstance(error)) return `${error.code}: ${ERRORS[error.code].message}`
  return error instanceof Error ? error.message : String(error)
}
