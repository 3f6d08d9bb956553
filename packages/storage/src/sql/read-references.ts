import { namedIn, namedInRecord, type StoredReference } from '@mutoscope/core/ports'
import { sql } from 'kysely'
import type { Dialect } from './dialect.js'
import type { Driver, ScannedRow } from './driver.js'
import { createCompile } from './statement.js'
import type { Query } from './work.js'

/** A table that refers to bytes: its rows, and what one of them refers to. */
interface Source {
  readonly query: Query
  readonly read: (row: ScannedRow) => readonly StoredReference[]
}

/** Reads all references as of one moment. */
export async function* readReferences(driver: Driver): AsyncGenerator<StoredReference> {
  const sources = sourcesOf(driver.dialect)
  for await (const [place, row] of driver.scan(sources.map(({ query }) => query)))
    yield* sources[place]?.read(row) ?? []
}

function sourcesOf({ db, textIn }: Dialect): readonly Source[] {
  const compile = createCompile()
  return [
    {
      query: compile(() =>
        db
          .selectFrom('artifacts')
          .select(['owner_id', 'content_hash', 'content_size', 'data'])
          .select([
            textIn(sql.ref('provenance'), 'projectId').as('project_id'),
            textIn(sql.ref('provenance'), 'name').as('name'),
          ]),
      ).query,
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
      query: compile(() => db.selectFrom('records').select(['owner_id', 'project_id', 'collection', 'data']))
        .query,
      read: (row) => namedInRecord(String(row['data']), placeOf(row, String(row['collection']))),
    },
    {
      query: compile(() =>
        db.selectFrom('projects').select(['owner_id', 'id as project_id', 'brief', 'settings', 'storyboard']),
      ).query,
      read: (row) =>
        namedIn(
          [row['brief'], row['settings'], row['storyboard']].map(String).join('\n'),
          placeOf(row, 'project'),
        ),
    },
  ]
}

function placeOf(row: ScannedRow, name: string): Omit<StoredReference, 'hash' | 'size'> {
  const projectId = row['project_id']
  return {
    ownerId: String(row['owner_id']),
    projectId: typeof projectId === 'string' ? projectId : null,
    name,
  }
}
