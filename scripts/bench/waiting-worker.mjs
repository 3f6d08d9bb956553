// A worker process whose models take their time.
import { setTimeout as delay } from 'node:timers/promises'
import { createFakeModels } from '../../packages/core/dist/testing/index.js'
import { openWaitingStudio } from './waiting-workers.mjs'

const WAIT_MS = 1_000
const [database, redis, folder] = process.argv.slice(2)
const models = createFakeModels({ before: () => delay(WAIT_MS) })
await openWaitingStudio({ database, redis, folder, models, work: true })
process.stdout.write('up\n')
