import { expect, it } from 'vitest'
import { keepProcessAlive } from './keep-process-alive.js'

const holding = () => process.getActiveResourcesInfo().filter((each) => each === 'Timeout').length

it('the process is kept alive until it is let go', () => {
  const before = holding()
  const letGo = keepProcessAlive()
  expect(holding()).toBe(before + 1)
  letGo()
  expect(holding()).toBe(before)
})
