import type { Migration } from './migration.js'

/**
 * What a call counts has a name of its own: what the provider put off, what nobody received, what was lost.
 * Of the single number from before nothing can be told apart; a living call begins to count anew.
 */
export const callStateMigration: Migration = {
  name: '0005-call-state',
  statements: ({ db: { schema } }) => [
    schema.alterTable('calls').addColumn('progress', 'real'),
    ...['delays', 'unsent', 'lost'].map((name) =>
      schema.alterTable('calls').addColumn(name, 'bigint', (column) => column.notNull().defaultTo(0)),
    ),
    ...['delayed_since', 'accepted_at'].map((name) => schema.alterTable('calls').addColumn(name, 'bigint')),
    schema.alterTable('calls').dropColumn('polls'),
  ],
}
