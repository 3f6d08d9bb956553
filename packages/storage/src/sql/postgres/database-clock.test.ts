import { describe, expect, it } from 'vitest'
import { createDatabaseClock } from './database-clock.js'

describe('createDatabaseClock', () => {
  it('goes on from what the server said, whatever the time of the machine is', () => {
    let elapsed = 5_000
    const clock = createDatabaseClock({ ask: () => expect.fail('asked'), elapsed: () => elapsed })
    clock.heard(1_000_000)
    expect(clock.now()).toBe(1_000_000)
    elapsed += 1_234.7
    expect(clock.now()).toBe(1_001_234)
    clock.heard(900_000)
    expect(clock.now()).toBe(900_000)
  })

  it('asks the server when it was not heard for too long, and not again at once', () => {
    let elapsed = 0
    let asked = 0
    const clock = createDatabaseClock({ ask: () => asked++, maxAgeMs: 100, elapsed: () => elapsed })
    clock.heard(1)
    elapsed = 100
    clock.now()
    expect(asked).toBe(0)
    elapsed = 101
    clock.now()
    clock.now()
    expect(asked).toBe(1)
    elapsed = 202
    clock.now()
    expect(asked).toBe(2)
  })
})
