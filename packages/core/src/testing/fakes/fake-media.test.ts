import { describe, expect, it } from 'vitest'
import { testMedia } from '../test-media.js'
import { createFakeMedia } from './fake-media.js'

testMedia('fake', async () => createFakeMedia(), { describe, it, expect }, { standsIn: true })
