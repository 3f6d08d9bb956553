import { context, SpanStatusCode, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { FakeStartedOptions } from '../testing/fakes/fake-started-image-model.js'
import { openPaidStudio } from './paid-call.fixture.js'

const exporter = new InMemorySpanExporter()
beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  trace.setGlobalTracerProvider(
    new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }),
  )
})
beforeEach(() => exporter.reset())
afterAll(() => {
  context.disable()
  trace.disable()
})

/** The spans of the paid calls of one run, as what they say beside what they are about. */
async function spansOf(options: FakeStartedOptions) {
  const { studio, run } = openPaidStudio(options)
  await run()
  await studio.close()
  const spans = exporter.getFinishedSpans().filter(({ name }) => name === 'mutoscope call.advance')
  return spans.map(({ attributes, status }) => {
    expect(attributes).toMatchObject({
      'mutoscope.provider': 'fake',
      'mutoscope.model': 'slow-image',
      'mutoscope.artifact.kind': 'image',
      'mutoscope.stage': 'images',
    })
    return {
      micros: attributes['mutoscope.cost.micros'],
      error: attributes['error.type'],
      failed: status.code === SpanStatusCode.ERROR,
    }
  })
}

describe('the span of a paid call', () => {
  it('says what was spent once the call is over; that the provider still works on it is no failure', async () => {
    const spans = await spansOf({ polls: 1, pollAfterMs: 5, costMicros: 30_000 })
    const ended = spans.filter(({ micros }) => micros !== undefined)
    expect(ended).toEqual([1, 2].map(() => ({ micros: 30_000, error: undefined, failed: false })))
    expect(spans.length).toBeGreaterThan(ended.length)
    expect(spans.filter(({ failed }) => failed)).toEqual([])
  })

  it('says why a call gave nothing', async () => {
    const spans = await spansOf({ polls: 0, outcome: () => ({ status: 'refused', reason: 'No.' }) })
    expect(spans.filter(({ failed }) => failed)).toEqual(
      [1, 2].map(() => ({ micros: undefined, error: 'MODEL_REFUSED', failed: true })),
    )
  })
})
