import { describe, expect, it } from 'vitest'
import { testAssets } from '../testing/test-assets.js'
import { createMemoryAssets } from './memory-assets.js'

let later = 0

testAssets(
  'memory',
  async () => createMemoryAssets({ now: () => Date.now() + later }),
  { describe, it, expect },
  {
    async age(ms) {
      later += ms
    },
  },
)
