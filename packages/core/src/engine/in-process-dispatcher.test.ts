import { describe, expect, it } from 'vitest'
import { testDispatcher } from '../testing/test-dispatcher.js'
import { createInProcessDispatcher } from './in-process-dispatcher.js'

testDispatcher(
  'in-process',
  async () => ({
    create: (concurrency) => createInProcessDispatcher({ concurrency }),
    close: async () => {},
  }),
  { describe, it, expect },
)
