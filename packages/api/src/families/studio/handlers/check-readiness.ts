/** Looks at one thing that is needed and says how it stands; throws when it is not there. */
export type ReadinessProbe = (signal: AbortSignal) => Promise<string>

/** Longest one look may take, milliseconds. */
const PROBE_MS = 3000

/** Looks at everything at once. What takes too long is not there. */
export async function checkReadiness(
  probes: Readonly<Record<string, ReadinessProbe>>,
): Promise<Record<string, { readonly ok: boolean; readonly detail: string }>> {
  const looks = Object.entries(probes).map(async ([name, probe]) => {
    const signal = AbortSignal.timeout(PROBE_MS)
    const late = new Promise<never>((_resolve, reject) =>
      signal.addEventListener('abort', () => reject(new Error(`no answer in ${PROBE_MS} ms`)), {
        once: true,
      }),
    )
    try {
      return [name, { ok: true, detail: await Promise.race([probe(signal), late]) }] as const
    } catch (error) {
      return [name, { ok: false, detail: error instanceof Error ? error.message : String(error) }] as const
    }
  })
  return Object.fromEntries(await Promise.all(looks))
}
