import { describe, expect, it } from 'vitest'
import { testAssets } from '../testing/test-assets.js'
import { createMemoryAssets } from './memory-assets.js'

testAssets('memory', async () => createMemoryAssets(), { describe, it, expect })
