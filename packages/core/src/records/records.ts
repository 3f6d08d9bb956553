import type { Json } from '../digest/canonical-json.js'
import type { NewRecord, StoredRecord } from '../domain/record.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { commitAndPublish } from '../engine/commit-and-publish.js'
import type { Engine } from '../engine/engine.js'
import type { RecordQuota } from '../storage/record-quota.js'
import type { Change } from '../storage/store.js'
import type { ListOptions, RecordFilter } from '../storage/store-filters.js'
import { parseOwner } from './parse-owner.js'

/** Which record of a collection. */
export interface RecordRef {
  readonly ownerId: string
  readonly id: string
}

/** A new record. */
export interface InsertRecord<Data extends Json = Json> {
  readonly ownerId: string
  readonly data: Data
  /** Unique per owner and collection. @default a new UUID */
  readonly id?: string
  /** The project it goes away with. @default null */
  readonly projectId?: string | null
  /** What lists are filtered by, such as a status. @default '' */
  readonly label?: string
  /** What a search looks in. @default '' */
  readonly text?: string
  /** When somebody should look at it, epoch milliseconds. @default null */
  readonly dueAt?: number | null
  /** Gives it the next number of the collection. @default false */
  readonly numbered?: boolean
  /** How much the owner may keep in the collection; more is refused with `QUOTA_EXCEEDED`. @default no limit */
  readonly quota?: RecordQuota
}

/** A record that is checked and complete, but not stored yet. */
export interface RecordDraft {
  readonly record: NewRecord
  readonly numbered: boolean
  readonly quota?: RecordQuota
}

/** What of a record can be changed; what is not named stays. */
export type RecordChange<Data extends Json = Json> = Partial<
  Pick<StoredRecord<Data>, 'label' | 'text' | 'data' | 'dueAt'>
>

/** Which records of a collection. */
export type RecordQuery = Omit<RecordFilter, 'collection'>

/** The records of one kind, with the data they hold. */
export interface RecordCollection<Data extends Json = Json> {
  /**
   * @throws `ALREADY_EXISTS` with `details.field` `id` when the owner has such a record already;
   * `PROJECT_NOT_FOUND`
   */
  insert(record: InsertRecord<Data>): Promise<StoredRecord<Data>>
  /** A record for `orders.place`, which stores it together with others. */
  draft(record: InsertRecord<Data>): RecordDraft
  /** @throws `RECORD_NOT_FOUND` */
  get(ref: RecordRef): Promise<StoredRecord<Data>>
  /** A record, or null. */
  find(ref: RecordRef): Promise<StoredRecord<Data> | null>
  /**
   * A record of any owner, or null: for webhooks and public routes, where the id (a UUID) is all that is
   * known.
   */
  findAny(id: string): Promise<StoredRecord<Data> | null>
  /** A record of any owner by its number, or null: the caller checks whose it is. */
  findByNumber(number: number): Promise<StoredRecord<Data> | null>
  /** A page of the records of an owner. @default 50 records, newest first */
  list(ownerId: string, options?: RecordQuery & ListOptions): Promise<readonly StoredRecord<Data>[]>
  /** How many records `list` finds with this filter on all pages. */
  count(ownerId: string, filter?: RecordQuery): Promise<number>
  /**
   * Changes a record to what `apply` makes of it. When somebody else changes it in between, `apply` is asked
   * again with what is there now, so it must only compute; null leaves the record as it is. Of many that ask
   * for the same step, one sees the record before it.
   * @returns the record as it is afterwards
   * @throws `RECORD_NOT_FOUND`, and whatever `apply` throws
   */
  change(
    ref: RecordRef,
    apply: (record: StoredRecord<Data>) => RecordChange<Data> | null,
  ): Promise<StoredRecord<Data>>
  /** The same, or null where there is no such record. */
  changeIfThere(
    ref: RecordRef,
    apply: (record: StoredRecord<Data>) => RecordChange<Data> | null,
  ): Promise<StoredRecord<Data> | null>
  /** @throws `RECORD_NOT_FOUND` */
  remove(ref: RecordRef): Promise<void>
  /** Records of any owner whose `dueAt` has come, oldest due first. @default limit: 100 */
  due(options?: { readonly limit?: number }): Promise<readonly StoredRecord<Data>[]>
  /** The earliest `dueAt`, epoch milliseconds, or null: when it is worth looking again. */
  nextDue(): Promise<number | null>
}

/** Documents of what is built on top of the engine, by collection. */
export interface Records {
  /**
   * The records of one kind. The caller says what data they hold; it is kept as JSON and given back as it
   * was.
   *
   * @example
   * const jobs = studio.records.collection<{ readonly title: string }>('jobs.job')
   * const job = await jobs.insert({ ownerId, data: { title: 'A lighthouse' }, label: 'pending', numbered:
   * true })
   */
  collection<Data extends Json = Json>(name: string): RecordCollection<Data>
}

/** Makes the records part of a studio. */
export function createRecords(engine: Engine): Records {
  return { collection: (name) => createCollection(engine, name) }
}

function createCollection<Data extends Json>(engine: Engine, collection: string): RecordCollection<Data> {
  const { store } = engine

  async function find({ ownerId, id }: RecordRef): Promise<StoredRecord<Data> | null> {
    return typed(await store.getRecord(ownerId, collection, id))
  }

  function notFound({ id }: RecordRef): never {
    throw new MutoscopeError('RECORD_NOT_FOUND', {
      message: `There is no record "${id}" in ${collection}.`,
      details: { collection, id },
    })
  }

  async function get(ref: RecordRef): Promise<StoredRecord<Data>> {
    const record = await find(ref)
    return record ?? notFound(ref)
  }

  function toDraft({
    ownerId,
    data,
    id = engine.createId(),
    projectId = null,
    label = '',
    text = '',
    dueAt = null,
    numbered = false,
    quota,
  }: InsertRecord<Data>): RecordDraft {
    const now = engine.clock.now()
    return {
      record: {
        ownerId,
        collection,
        id,
        projectId,
        label,
        text,
        data,
        revision: 1,
        dueAt,
        createdAt: now,
        updatedAt: now,
      },
      numbered,
      ...(quota === undefined ? {} : { quota }),
    }
  }

  async function write(change: Change): Promise<void> {
    await commitAndPublish(engine, 'request.commit', {
      changes: [change],
      events: [],
      at: engine.clock.now(),
    })
  }

  const changeIfThere: RecordCollection<Data>['changeIfThere'] = async (ref, apply) => {
    for (;;) {
      const record = await find(ref)
      if (record === null) return null
      const change = apply(record)
      if (change === null) return record
      const changed = { ...record, ...change, revision: record.revision + 1, updatedAt: engine.clock.now() }
      try {
        await write({ type: 'update-record', record: changed })
        return changed
      } catch (error) {
        // Found again with what it is now, or gone.
        if (!isOvertaken(error)) throw error
      }
    }
  }

  return {
    async insert(given) {
      const { record, ...draft } = toDraft(given)
      await write({ type: 'insert-record', record, ...draft })
      return draft.numbered ? get(record) : { ...record, data: given.data, number: null }
    },
    draft: toDraft,
    get,
    find,
    findAny: async (id) => typed(await store.getAnyRecord(collection, id)),
    findByNumber: async (number) => typed(await store.getRecordByNumber(collection, number)),
    list: async (ownerId, options) =>
      (await store.listRecords(parseOwner(ownerId, 'list'), {
        ...options,
        collection,
      })) as readonly StoredRecord<Data>[],
    count: async (ownerId, filter) =>
      store.countRecords(parseOwner(ownerId, 'count'), { ...filter, collection }),
    change: async (ref, apply) => (await changeIfThere(ref, apply)) ?? notFound(ref),
    changeIfThere,
    remove: ({ ownerId, id }) => write({ type: 'delete-record', ownerId, collection, id }),
    due: async ({ limit = 100 } = {}) =>
      (await store.dueRecords({
        collection,
        now: engine.clock.now(),
        limit,
      })) as readonly StoredRecord<Data>[],
    nextDue: () => store.nextDueRecord(collection),
  }

  /** What a collection holds was written as its data. */
  function typed(record: StoredRecord | null): StoredRecord<Data> | null {
    return record as StoredRecord<Data> | null
  }
}

function isOvertaken(error: unknown): boolean {
  return (
    MutoscopeError.isInstance(error) &&
    (error.code === 'REVISION_CONFLICT' || error.code === 'RECORD_NOT_FOUND')
  )
}
