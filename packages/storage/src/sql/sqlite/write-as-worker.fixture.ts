// Run as a process of its own: claims every due run of a database, then commits with ten callers at once and
// says each commit that is on disk. Arguments: path of the database, name of the worker, how many commits.
import { createSqliteStore } from './sqlite-store.js'

const [path = '', worker = '', count = '0'] = process.argv.slice(2)
const store = await createSqliteStore({ path, busyTimeoutMs: 20_000 })

for (;;) {
  const runs = await store.claimDue({ workerId: worker, now: 1_000, leaseMs: 1_000, limit: 3 })
  if (runs.length === 0) break
  for (const { id } of runs) process.stdout.write(`claimed ${id}\n`)
}

let next = 0
await Promise.all(
  Array.from({ length: 10 }, async () => {
    for (let index = next++; index < Number(count); index = next++) {
      const digest = `${worker}-${index}`
      const provenance = {
        provider: 'acme',
        model: 'large',
        version: '1',
        projectId: 'project-1',
        runId: 'run-1',
        stage: 'images',
        name: digest,
        costMicros: 0,
        licence: 'unknown',
        madeAt: 1_000,
        tookMs: 1,
      }
      const artifact = {
        type: 'artifact',
        id: digest,
        ownerId: 'ada',
        digest,
        kind: 'image',
        request: {},
        content: null,
        data: {},
        warnings: [],
        provenance,
      } as const
      const record = {
        ownerId: worker,
        collection: 'jobs.job',
        id: digest,
        projectId: null,
        label: '',
        text: '',
        data: null,
        revision: 1,
        dueAt: null,
        createdAt: 1_000,
        updatedAt: 1_000,
      }
      await store.commit({
        changes: [
          { type: 'insert-artifact', artifact },
          { type: 'bind', ownerId: 'ada', projectId: 'project-1', name: digest, stage: 'images', digest },
          { type: 'insert-record', record, numbered: true },
        ],
        events: [{ projectId: 'project-1', runId: null, type: 'artifact.made', data: { digest } }],
        at: 1_000,
      })
      process.stdout.write(`committed ${digest}\n`)
    }
  }),
)
await store.close()
