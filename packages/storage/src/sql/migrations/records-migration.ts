import type { Json, Storyboard } from '@mutoscope/core'
import { projectSearchText } from '@mutoscope/core/ports'
import { sql } from 'kysely'
import type { Migration } from './migration.js'
import type { ProjectTextRow } from '../tables.js'
import { textAndIntegers } from './text-and-integers.js'

/** Adds records, what searches for projects look in, and the priority of runs. */
export const recordsMigration: Migration = {
  name: '0002-records-searches-priority',
  statements: ({ db: { schema }, clustered }) => [
    textAndIntegers(
      schema.createTable('records'),
      ['collection', 'id', 'owner_id', 'label', 'text', 'search_text', 'data'],
      ['revision', 'created_at', 'updated_at'],
    )
      .addColumn('number', 'bigint')
      .addColumn('project_id', 'text')
      .addColumn('due_at', 'bigint')
      // The owner comes last, so that a record is also found by who does not know its owner.
      .addPrimaryKeyConstraint('records_pk', ['collection', 'id', 'owner_id'])
      .addForeignKeyConstraint(
        'records_project',
        ['project_id', 'owner_id'],
        'projects',
        ['id', 'owner_id'],
        (key) => key.onDelete('cascade'),
      ),
    // With the label, so that rows with another one are not read.
    schema
      .createIndex('records_newest')
      .on('records')
      .columns(['owner_id', 'collection', 'created_at', 'id', 'label']),
    schema
      .createIndex('records_of_project')
      .on('records')
      .columns(['project_id', 'owner_id', 'collection', 'created_at', 'id', 'label']),
    schema
      .createIndex('records_number')
      .unique()
      .on('records')
      .columns(['collection', 'number'])
      .where(sql.ref('number'), 'is not', null),
    schema
      .createIndex('records_due')
      .on('records')
      .columns(['collection', 'due_at', 'id'])
      .where(sql.ref('due_at'), 'is not', null),
    clustered(
      textAndIntegers(schema.createTable('record_numbers'), ['collection'], ['last']).addPrimaryKeyConstraint(
        'record_numbers_pk',
        ['collection'],
      ),
    ),

    clustered(
      textAndIntegers(schema.createTable('project_texts'), ['project_id', 'search_text'], [])
        .addPrimaryKeyConstraint('project_texts_pk', ['project_id'])
        .addForeignKeyConstraint('project_texts_project', ['project_id'], 'projects', ['id'], (key) =>
          key.onDelete('cascade'),
        ),
    ),
    schema.dropIndex('projects_newest'),
    // With the recipe, so that projects of another one are not read.
    schema.createIndex('projects_newest').on('projects').columns(['owner_id', 'created_at', 'id', 'recipe']),

    schema.alterTable('runs').addColumn('priority', 'bigint', (column) => column.notNull().defaultTo(0)),
    schema
      .createIndex('runs_due_by_priority')
      .on('runs')
      .columns(['priority desc', 'due_at', 'id'])
      .where(sql.ref('status'), 'not in', sql`('succeeded', 'failed', 'cancelled')`)
      .where(sql.ref('due_at'), 'is not', null),
  ],
  *fill({ db }, compile) {
    const projects = compile(() => db.selectFrom('projects').select(['id', 'brief', 'storyboard']))
    const insert = compile((values: ProjectTextRow) =>
      db
        .insertInto('project_texts')
        .values({ project_id: values.project_id, search_text: values.search_text }),
    )
    for (const { id, brief, storyboard } of yield* projects.all({})) {
      const texts = {
        brief: JSON.parse(brief) as Json,
        storyboard: JSON.parse(storyboard) as Storyboard | null,
      }
      yield* insert.run({ project_id: id, search_text: projectSearchText(texts) })
    }
  },
}
