import { createHash } from 'node:crypto'

/** A digest over the rows of a table that does not depend on its database. */
export interface TableDigest {
  /** Adds a row. @returns how many characters it has */
  add(row: { readonly [column: string]: unknown }): number
  end(): { readonly rows: number; readonly digest: string }
}

/** Makes a {@link TableDigest} over these columns. */
export function createTableDigest(columns: readonly string[]): TableDigest {
  const hash = createHash('sha256')
  let rows = 0
  return {
    add(row) {
      const line = JSON.stringify(columns.map((column) => row[column] ?? null))
      hash.update(line)
      hash.update('\n')
      rows++
      return line.length
    },
    end: () => ({ rows, digest: hash.digest('hex') }),
  }
}
