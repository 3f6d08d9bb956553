import { silentLogger, type Clock, type Logger, type Records } from '@mutoscope/core'

/** A worker, as the others see it. */
export type RosterEntry = {
  readonly name: string
  readonly version: string
  /** Host name and process id, to find it by. */
  readonly host: string
  readonly pid: number
}

/** What {@link joinRoster} works with. */
export interface RosterOptions {
  readonly records: Records
  readonly clock: Clock
  readonly entry: RosterEntry
  readonly logger?: Logger
}

/** The place of a worker among those that share its store. */
export interface RosterPlace {
  /** Takes the worker off the list. Never throws. */
  leave(): Promise<void>
}

/** Nobody's: workers belong to the store and not to an owner of projects. */
const OWNER = 'mutoscope'
/** How long a worker stays on the list after it was last heard of, milliseconds. */
const LEASE_MS = 60_000
const RENEW_MS = 20_000
/** Most others that are looked at. */
const MOST_OTHERS = 500

/**
 * Puts a worker on the list of those that share its store, and warns of others on it that have the same name
 * or another version. Neither stops anybody: runs are claimed by ids that are unique. Nothing here is a reason
 * for a worker to fail, so a store that is away for a while is only waited for.
 */
export async function joinRoster(options: RosterOptions): Promise<RosterPlace> {
  const { records, clock, entry, logger = silentLogger } = options
  const roster = records.collection<RosterEntry>('worker.roster')
  const left = new AbortController()
  const known = new Set<string>()
  let ownId: string | undefined

  async function renew(): Promise<void> {
    const dueAt = clock.now() + LEASE_MS
    const ref = ownId === undefined ? null : { ownerId: OWNER, id: ownId }
    // Whoever was silent for too long may have been taken off the list.
    if (ref === null || (await roster.changeIfThere(ref, () => ({ dueAt }))) === null)
      ownId = (await roster.insert({ ownerId: OWNER, data: entry, label: entry.name, dueAt })).id
    for (const { ownerId, id } of await roster.due()) await roster.remove({ ownerId, id }).catch(() => {})
    for (const { id, data } of await roster.list(OWNER, { limit: MOST_OTHERS }))
      if (id !== ownId && !known.has(id)) await meet(id, data)
  }

  async function meet(id: string, other: RosterEntry): Promise<void> {
    known.add(id)
    // A process that was killed and started again in its place, as containers are.
    if (other.host === entry.host && other.pid === entry.pid) {
      await roster.remove({ ownerId: OWNER, id }).catch(() => {})
      return
    }
    const { name, version, host, pid } = other
    const facts = { worker: entry.name, other: { name, version, host, pid } }
    if (name === entry.name)
      logger.warn(facts, 'Another worker has the same name. Both work; give each a name of its own.')
    if (version !== entry.version)
      logger.warn(
        { ...facts, version: entry.version },
        'A worker of another version works on the same store. Runs go on; update it soon.',
      )
  }

  async function tryToRenew(): Promise<void> {
    try {
      await renew()
    } catch (error) {
      logger.debug(
        { reason: error instanceof Error ? error.message : String(error) },
        'The list of workers could not be read or written.',
      )
    }
  }

  async function keepRenewing(): Promise<void> {
    for (;;) {
      await clock.delay(RENEW_MS, left.signal)
      if (left.signal.aborted) return
      await tryToRenew()
    }
  }

  await tryToRenew()
  const renewing = keepRenewing()
  return {
    async leave() {
      left.abort()
      await renewing
      if (ownId !== undefined) await roster.remove({ ownerId: OWNER, id: ownId }).catch(() => {})
    },
  }
}
