import type { Migration } from './migration.js'
import { textAndIntegers } from './text-and-integers.js'

/**
 * Adds what each transaction leaves behind where an answer can be lost on its way, so that it can be found
 * out whether it was committed.
 */
export const commitMarksMigration: Migration = {
  name: '0009-commit-marks',
  statements: ({ db: { schema } }) => [
    textAndIntegers(schema.createTable('commit_marks'), ['id'], ['at']).addPrimaryKeyConstraint(
      'commit_marks_pk',
      ['id'],
    ),
    schema.createIndex('commit_marks_age').on('commit_marks').columns(['at']),
  ],
}
