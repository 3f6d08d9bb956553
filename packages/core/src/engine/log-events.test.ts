import { expect, it } from 'vitest'
import { openPaidStudio } from '../calls/paid-call.fixture.js'
import type { Json } from '../digest/canonical-json.js'
import { silentLogger } from './logger.js'

it('a debug log says who worked on a run, what was seen of its calls, and every event', async () => {
  const lines: { readonly message: string; readonly facts: Readonly<Record<string, Json>> }[] = []
  const logger = {
    ...silentLogger,
    debug: (facts: Readonly<Record<string, Json>>, message: string) => lines.push({ message, facts }),
  }
  const { studio, run } = openPaidStudio({ polls: 1 }, { logger })
  const { runId, ref } = await run()
  await studio.close()
  const told = lines.map(({ message }) => message)
  for (const message of [
    'project.created',
    'A run was claimed.',
    'A run waits.',
    'A run is given back.',
    'call.accepted',
    'charge.settled',
    'artifact.made',
    'run.succeeded',
  ])
    expect(told).toContain(message)
  const seen = lines.flatMap(({ message, facts }) =>
    message === 'A call was decided about.' ? [facts['seen']] : [],
  )
  expect(seen).toEqual(expect.arrayContaining(['accepted', 'pending', 'delivered']))
  expect(lines.find(({ message }) => message === 'run.succeeded')?.facts).toMatchObject({
    runId,
    projectId: ref.projectId,
  })
})
