import { afterAll, vi } from 'vitest'
import { watchProcess } from './clean-process.js'

// Runs before each test file. Tests never see what the developer's own environment has set: with a key in it,
// they would spend money.
const FOREIGN =
  /^(?:MUTOSCOPE_|SUPABASE_|AWS_|PG)|(?:_KEY|_TOKEN|_SECRET|_BASE_URL|_MODEL|DATABASE_URL|REDIS_URL|BUCKET_NAME)$/u

for (const name of Object.keys(process.env)) if (FOREIGN.test(name)) delete process.env[name]

// Test files share processes. What one of them leaves behind is put right for the next, and fails it by name.
const restore = watchProcess()

afterAll(async () => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
  const changes = await restore()
  if (changes.length > 0) throw new Error(`This test file leaves its process changed. ${changes.join(' ')}`)
})
