import type { DatabaseSync } from 'node:sqlite'
import { namedIn, namedInRecord, type StoredReference } from '@mutoscope/core'

type Row = Readonly<Record<string, unknown>>

/** Each table that refers to bytes: its rows, and what one of them refers to. */
const SOURCES: readonly {
  readonly sql: string
  readonly read: (row: Row) => readonly StoredReference[]
}[] = [
  {
    sql: `select owner_id, content_hash, content_size, data, json_extract(provenance, '$.projectId') as project_id,
      json_extract(provenance, '$.name') as name from artifacts`,
    read: (row) => {
      const place = placeOf(row, String(row['name']))
      const { content_hash: hash, content_size: size } = row
      return [
        ...(typeof hash === 'string' ? [{ ...place, hash, size: Number(size) }] : []),
        ...namedIn(String(row['data']), place),
      ]
    },
  },
  {
    sql: 'select owner_id, project_id, collection, data from records',
    read: (row) => namedInRecord(String(row['data']), placeOf(row, String(row['collection']))),
  },
  {
    sql: 'select owner_id, id as project_id, brief, settings, storyboard from projects',
    read: (row) =>
      namedIn(
        [row['brief'], row['settings'], row['storyboard']].map(String).join('\n'),
        placeOf(row, 'project'),
      ),
  },
]

/** Rows between which others get their turn. */
const ROWS_AT_ONCE = 500

/**
 * Reads all references as of one moment. A connection of its own keeps that moment while the store goes on
 * writing; without one, as in memory, everything is read in one go.
 */
export async function* readReferences(
  database: DatabaseSync,
  openReader: (() => DatabaseSync) | undefined,
): AsyncGenerator<StoredReference> {
  if (openReader === undefined) {
    yield* SOURCES.flatMap(({ sql, read }) => database.prepare(sql).all().flatMap(read))
    return
  }
  const reader = openReader()
  try {
    reader.exec('begin')
    let rows = 0
    for (const { sql, read } of SOURCES) {
      for (const row of reader.prepare(sql).iterate()) {
        yield* read(row)
        if (++rows % ROWS_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve))
      }
    }
  } finally {
    reader.close()
  }
}

function placeOf(row: Row, name: string): Omit<StoredReference, 'hash' | 'size'> {
  const projectId = row['project_id']
  return {
    ownerId: String(row['owner_id']),
    projectId: typeof projectId === 'string' ? projectId : null,
    name,
  }
}
