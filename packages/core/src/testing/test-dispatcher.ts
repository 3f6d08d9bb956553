import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { Lane } from '../domain/run.js'
import type { Dispatcher } from '../engine/dispatcher.js'
import {
  createFakeRuns,
  until,
  type DispatcherHarness,
  type DispatcherTestApi,
} from './dispatcher/dispatcher-suite.js'

/**
 * Declares the tests that every implementation of the {@link Dispatcher} port has to pass: that due runs are
 * worked on, whatever becomes of the wakes.
 *
 * @param name what is tested, for the report
 * @param open makes a fresh queue for each test
 *
 * @example
 * import { describe, expect, it } from 'vitest'
 * testDispatcher('my queue', async () => openMyQueue(), { describe, it, expect })
 */
export function testDispatcher(
  name: string,
  open: () => Promise<DispatcherHarness>,
  { describe, it, expect }: DispatcherTestApi,
  { hasServer = false }: { readonly hasServer?: boolean } = {},
): void {
  /** Runs a test on a queue of its own; whatever it made is stopped, and every run ended, afterwards. */
  async function withQueue(test: (queue: Queue) => Promise<void>): Promise<void> {
    const harness = await open()
    const runs = createFakeRuns()
    const made: Dispatcher[] = []
    const queue: Queue = {
      runs,
      server: harness.server,
      create(concurrency) {
        const dispatcher = harness.create(concurrency)
        made.push(dispatcher)
        return dispatcher
      },
      add(dispatcher, runId, lane = 'io') {
        runs.due[lane].push(runId)
        dispatcher.wake({ runId, lane })
      },
    }
    try {
      await test(queue)
    } finally {
      for (const { runId } of runs.begun) runs.end(runId)
      await Promise.all(made.map((dispatcher) => dispatcher.stop()))
      await harness.close()
    }
  }

  const begun = ({ runs }: Queue) => runs.begun.map(({ runId }) => runId)

  describe(`${name} dispatcher`, () => {
    it('works on what is due at the start, and on what it is woken for', () =>
      withQueue(async (queue) => {
        const dispatcher = queue.create(4)
        queue.add(dispatcher, 'quick early')
        dispatcher.start(queue.runs.workOf('one'))
        await until(() => queue.runs.ended.length === 1)
        queue.add(dispatcher, 'quick late')
        await until(() => queue.runs.ended.length === 2)
        expect(begun(queue)).toEqual(['quick early', 'quick late'])
      }))

    it('claims for the places that are free and no more', () =>
      withQueue(async (queue) => {
        const dispatcher = queue.create(2)
        queue.runs.due.io.push('a', 'b', 'c')
        dispatcher.start(queue.runs.workOf('one'))
        await until(() => queue.runs.begun.length === 2)
        queue.add(dispatcher, 'd')
        queue.runs.end('b')
        await until(() => queue.runs.begun.length === 3)
        queue.runs.end('a')
        await until(() => queue.runs.begun.length === 4)
        expect(begun(queue)).toEqual(['a', 'b', 'c', 'd'])
        expect(Math.max(...queue.runs.limits)).toBe(2)
      }))

    it('goes on to what was due all along when a place becomes free, without being woken', () =>
      withQueue(async (queue) => {
        const dispatcher = queue.create(1)
        dispatcher.start(queue.runs.workOf('one'))
        queue.add(dispatcher, 'a')
        await until(() => queue.runs.begun.length === 1)
        queue.runs.due.io.push('quick and never told of')
        queue.runs.end('a')
        await until(() => queue.runs.ended.length === 2)
      }))

    it('bears wakes that are doubled, late, out of order, or for runs that nobody knows', () =>
      withQueue(async (queue) => {
        const dispatcher = queue.create(3)
        dispatcher.start(queue.runs.workOf('one'))
        const names = Array.from({ length: 30 }, (_, index) => `quick ${index}`)
        for (const runId of names.toReversed()) dispatcher.wake({ runId, lane: 'io' })
        for (const runId of names) queue.add(dispatcher, runId)
        for (const runId of names) dispatcher.wake({ runId, lane: 'io' })
        await until(() => queue.runs.ended.length === names.length)
        expect(begun(queue).toSorted()).toEqual(names.toSorted())
      }))

    it('finds by looking what no wake told of', () =>
      withQueue(async (queue) => {
        const dispatcher = queue.create(2)
        dispatcher.start(queue.runs.workOf('one'))
        await until(() => queue.runs.limits.length > 0)
        queue.runs.due.cpu.push('quick')
        dispatcher.look()
        await until(() => queue.runs.ended.length === 1)
      }))

    it('waits at the stop for what was claimed, and claims nothing more', () =>
      withQueue(async (queue) => {
        const dispatcher = queue.create(2)
        dispatcher.start(queue.runs.workOf('one'))
        queue.add(dispatcher, 'a')
        await until(() => queue.runs.begun.length === 1)
        let stopped = false
        const stopping = dispatcher.stop().then(() => (stopped = true))
        queue.add(dispatcher, 'b')
        dispatcher.look()
        await pause()
        expect(stopped).toBe(false)
        queue.runs.end('a')
        await stopping
        expect(begun(queue)).toEqual(['a'])
        dispatcher.wake({ runId: 'c', lane: 'io' })
        dispatcher.look()
      }))

    it('stops while it is being woken', () =>
      withQueue(async (queue) => {
        const dispatcher = queue.create(4)
        dispatcher.start(queue.runs.workOf('one'))
        for (let index = 0; index < 40; index++) queue.add(dispatcher, `quick ${index}`)
        await dispatcher.stop()
        const { length } = queue.runs.begun
        expect(queue.runs.ended.length).toBe(length)
        await pause()
        expect(queue.runs.begun.length).toBe(length)
      }))

    it('stops before it was started, and twice', () =>
      withQueue(async (queue) => {
        const dispatcher = queue.create(1)
        await dispatcher.stop()
        await dispatcher.stop()
      }))

    it('says that wakes are delivered', () =>
      withQueue(async (queue) => {
        await queue.create(1).check()
      }))

    if (hasServer) testServer()
  })

  function testServer(): void {
    it('wakes a process with a free place when another is full', () =>
      withQueue(async (queue) => {
        const [one, two, outside] = [queue.create(1), queue.create(1), queue.create(1)]
        one.start(queue.runs.workOf('one'))
        queue.add(outside, 'a')
        await until(() => queue.runs.begun.length === 1)
        two.start(queue.runs.workOf('two'))
        queue.add(outside, 'b')
        await until(() => queue.runs.begun.length === 2)
        expect(queue.runs.begun).toEqual([
          { runId: 'a', by: 'one' },
          { runId: 'b', by: 'two' },
        ])
      }))

    it('brings each lane to the processes that work in it', () =>
      withQueue(async (queue) => {
        const [api, waits, computes] = [queue.create(1), queue.create(8), queue.create(8)]
        waits.start(queue.runs.workOf('waits', ['io']))
        computes.start(queue.runs.workOf('computes', ['cpu']))
        for (let index = 0; index < 10; index++) {
          queue.add(api, `quick io ${index}`, 'io')
          queue.add(api, `quick cpu ${index}`, 'cpu')
        }
        await until(() => queue.runs.ended.length === 20)
        for (const { runId, by } of queue.runs.begun) expect(by === 'waits').toBe(runId.includes('io'))
      }))

    it('goes on when the queue has forgotten its wakes', () =>
      withQueue(async (queue) => {
        const [api, worker] = [queue.create(1), queue.create(4)]
        for (let index = 0; index < 5; index++) queue.add(api, `quick ${index}`)
        await api.check()
        await queue.server?.forget()
        worker.start(queue.runs.workOf('one'))
        await until(() => queue.runs.ended.length === 5)
        await queue.server?.forget()
        queue.add(api, 'quick afterwards')
        await until(() => queue.runs.ended.length === 6)
      }))

    it('neither throws nor waits while the server is away, says so when asked, and recovers', () =>
      withQueue(async (queue) => {
        const [api, worker] = [queue.create(1), queue.create(4)]
        worker.start(queue.runs.workOf('one'))
        queue.add(api, 'quick before')
        await until(() => queue.runs.ended.length === 1)
        await queue.server?.leave()
        const error: unknown = await api.check().catch((reason: unknown) => reason)
        expect(MutoscopeError.isInstance(error) && error.code).toBe('QUEUE_UNAVAILABLE')
        queue.add(api, 'quick meanwhile')
        worker.look()
        await until(() => queue.runs.ended.length === 2)
        await queue.server?.comeBack()
        const isAway = () =>
          api.check().then(
            () => false,
            () => true,
          )
        while (await isAway()) await pause()
        // The worker's own connection may come back later than that of the API.
        queue.runs.due.io.push('quick after')
        while (queue.runs.ended.length < 3) {
          api.wake({ runId: 'quick after', lane: 'io' })
          await pause()
        }
      }))

    it('stops while the server is away', () =>
      withQueue(async (queue) => {
        const [api, worker] = [queue.create(1), queue.create(4)]
        worker.start(queue.runs.workOf('one'))
        queue.add(api, 'a')
        await until(() => queue.runs.begun.length === 1)
        await queue.server?.leave()
        queue.runs.end('a')
        await Promise.all([api.stop(), worker.stop()])
        await queue.server?.comeBack()
      }))
  }
}

/** Long enough for what should not happen to happen. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 50))

/** What a test works with. */
interface Queue {
  readonly runs: ReturnType<typeof createFakeRuns>
  readonly server: DispatcherHarness['server']
  /** Makes the dispatcher of one more process. */
  create(concurrency: number): Dispatcher
  /** Lets a run be due and wakes for it. @default lane: io */
  add(dispatcher: Dispatcher, runId: string, lane?: Lane): void
}
