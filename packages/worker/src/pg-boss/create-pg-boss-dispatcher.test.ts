import { testDispatcher } from '@mutoscope/core/testing'
import { Pool } from 'pg'
import { hasPostgres, startPostgres, type PostgresServer } from 'test-servers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPgBossDispatcher } from './create-pg-boss-dispatcher.js'

describe.skipIf(!hasPostgres)('on PostgreSQL', () => {
  let server: PostgresServer
  let url = ''
  let queues = 0

  beforeAll(async () => {
    server = await startPostgres()
    url = await server.createDatabase()
  })
  afterAll(() => server.close())

  testDispatcher(
    'pg-boss',
    async () => {
      const schema = `queue${queues++}`
      return {
        create: (concurrency) =>
          createPgBossDispatcher({ connection: url, schema, concurrency, checkTimeoutMs: 500 }),
        close: async () => {},
        server: {
          leave: () => server.stop('immediate'),
          comeBack: () => server.start(),
          async forget() {
            const pool = new Pool({ connectionString: url })
            await pool.query(`delete from ${schema}.job`)
            await pool.end()
          },
        },
      }
    },
    { describe, it, expect },
    { hasServer: true },
  )
})
