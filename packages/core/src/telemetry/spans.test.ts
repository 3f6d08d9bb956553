import { context, metrics, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { DataPointType, MeterProvider, MetricReader } from '@opentelemetry/sdk-metrics'
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { createMetrics } from './metrics.js'
import { pictureRecipe } from '../recipes/picture.js'
import { createStudio } from '../studio/create-studio.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import { createFakeStartedImageModel } from '../testing/fakes/fake-started-image-model.js'
import { exportMetrics } from './export-metrics.js'
import { inSpan } from './in-span.js'

class TestReader extends MetricReader {
  protected override onShutdown = () => Promise.resolve()
  protected override onForceFlush = () => Promise.resolve()
}

const exporter = new InMemorySpanExporter()
const reader = new TestReader()

beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  trace.setGlobalTracerProvider(
    new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }),
  )
  metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }))
})
afterAll(() => {
  context.disable()
  trace.disable()
  metrics.disable()
})

describe('spans', () => {
  it('tell of a run, its stages and its calls, each inside the other, with what was spent', async () => {
    const model = createFakeStartedImageModel()
    const studio = createStudio({
      store: createMemoryStore(),
      assets: createMemoryAssets(),
      media: createFakeMedia(),
      models: { ...createFakeModels(), image: model },
      recipes: [pictureRecipe()],
      sweepMs: 5,
    })
    const { id: projectId } = await studio.projects.create({
      ownerId: 'ada',
      recipe: 'picture',
      brief: { prompt: 'A secret robot' },
    })
    const run = await studio.runs.start({ ownerId: 'ada', projectId })
    expect((await studio.runs.wait({ ownerId: 'ada', runId: run.id })).status).toBe('succeeded')
    await studio.close()
    const spans = exporter.getFinishedSpans()
    const named = (name: string) => spans.filter((span) => span.name === `mutoscope ${name}`)
    const [advance] = named('run.advance')
    const stage = named('stage.run').at(-1)
    const call = named('call.advance').at(-1)
    expect(advance?.attributes).toMatchObject({ 'mutoscope.run.id': run.id, 'mutoscope.lane': 'io' })
    expect(stage?.attributes).toMatchObject({ 'mutoscope.stage.outcome': 'succeeded' })
    const spent = studio.metrics.text()
    expect(call?.attributes['mutoscope.cost.micros']).toBeGreaterThan(0)
    expect(spent).toContain(
      `mutoscope_charges_settled_micros_total{provider="${model.provider}"} ${String(call?.attributes['mutoscope.cost.micros'])}`,
    )
    expect(call?.parentSpanContext?.spanId).toBe(stage?.spanContext().spanId)
    expect(named('run.advance').map((span) => span.spanContext().spanId)).toContain(
      stage?.parentSpanContext?.spanId,
    )
    // Nothing that a person wrote.
    expect(JSON.stringify(spans.map(({ attributes, events }) => ({ attributes, events })))).not.toMatch(
      /secret|ada/u,
    )
  })

  it('tell the code of an error, not its message', async () => {
    exporter.reset()
    await expect(inSpan('stage.run', {}, () => Promise.reject(new Error('with a secret')))).rejects.toThrow(
      'with a secret',
    )
    const [span] = exporter.getFinishedSpans()
    expect(span?.attributes).toEqual({ 'error.type': 'INTERNAL_ERROR' })
    expect(JSON.stringify(span?.status) + JSON.stringify(span?.events)).not.toContain('secret')
  })
})

describe('exportMetrics', () => {
  it('counts the same for Prometheus and for the host’s meter', async () => {
    const own = createMetrics()
    const both = exportMetrics(own)
    both.counter('test_total', 'Things.').add({ kind: 'a' }, 2)
    both.counter('test_total', 'Things.').series({ kind: 'a' }).add()
    const gauge = both.gauge('test_open', 'Open things.')
    gauge.set(5)
    gauge.add(-2)
    gauge.set(4)
    const seconds = both.histogram('test_seconds', 'Time.', [1, 10])
    seconds.observe(3)
    seconds.series({}).observe(30)
    const { resourceMetrics } = await reader.collect()
    const found = new Map(
      resourceMetrics.scopeMetrics.flatMap(({ metrics: all }) =>
        all.map(({ descriptor, dataPointType, dataPoints }) => [
          descriptor.name,
          dataPoints.map(({ value, attributes }) =>
            dataPointType === DataPointType.HISTOGRAM ? value : { value, attributes },
          ),
        ]),
      ),
    )
    expect(found.get('test_total')).toEqual([{ value: 3, attributes: { kind: 'a' } }])
    expect(found.get('test_open')).toEqual([{ value: 4, attributes: {} }])
    expect(found.get('test_seconds')).toMatchObject([{ sum: 33, count: 2, buckets: { counts: [0, 1, 1] } }])
    expect(both.text()).toBe(own.text())
    expect(own.text()).toContain('test_total{kind="a"} 3\n')
    expect(own.text()).toContain('test_open 4\n')
  })
})
