import { describe, expect, it } from 'vitest'
import { testStore } from '../testing/test-store.js'
import { createMemoryStore } from './memory-store.js'

testStore('memory', async () => createMemoryStore(), { describe, it, expect })
