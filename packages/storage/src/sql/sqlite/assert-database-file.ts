import { existsSync } from 'node:fs'
import { MutoscopeError } from '@mutoscope/core'

/** @throws `INVALID_INPUT` for a file that is not there */
export function assertDatabaseFile(path: string): void {
  if (existsSync(path)) return
  throw new MutoscopeError('INVALID_INPUT', {
    message: `There is no database ${path}.`,
    details: { field: 'path', path },
  })
}
