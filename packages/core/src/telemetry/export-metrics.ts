import { metrics, type Attributes, type Meter } from '@opentelemetry/api'
import type { MetricLabels, Metrics } from './metrics.js'

/**
 * The same metrics, counted with OpenTelemetry too: whatever is counted goes to the meter of the host's SDK as
 * well as to the Prometheus text. Without an SDK that does nothing.
 *
 * @param meter @default the global one
 */
export function exportMetrics(own: Metrics, meter: Meter = metrics.getMeter('mutoscope')): Metrics {
  const attributes = (labels: MetricLabels = {}): Attributes => ({ ...labels })
  return {
    counter(name, help) {
      const [counter, exported] = [own.counter(name, help), meter.createCounter(name, { description: help })]
      return {
        add(labels, by = 1) {
          counter.add(labels, by)
          exported.add(by, attributes(labels))
        },
        series(labels) {
          const [series, shared] = [counter.series(labels), attributes(labels)]
          return {
            add(by = 1) {
              series.add(by)
              exported.add(by, shared)
            },
          }
        },
      }
    },
    gauge(name, help) {
      const gauge = own.gauge(name, help)
      const exported = meter.createUpDownCounter(name, { description: help })
      const values = new Map<string, number>()
      const move = (by: number, labels: MetricLabels | undefined) => exported.add(by, attributes(labels))
      return {
        set(value, labels) {
          gauge.set(value, labels)
          const key = JSON.stringify(labels ?? {})
          move(value - (values.get(key) ?? 0), labels)
          values.set(key, value)
        },
        add(by, labels) {
          gauge.add(by, labels)
          const key = JSON.stringify(labels ?? {})
          values.set(key, (values.get(key) ?? 0) + by)
          move(by, labels)
        },
      }
    },
    histogram(name, help, buckets) {
      const histogram = own.histogram(name, help, buckets)
      const exported = meter.createHistogram(name, {
        description: help,
        ...(buckets === undefined ? {} : { advice: { explicitBucketBoundaries: [...buckets] } }),
      })
      return {
        observe(value, labels) {
          histogram.observe(value, labels)
          exported.record(value, attributes(labels))
        },
        series(labels) {
          const [series, shared] = [histogram.series(labels), attributes(labels)]
          return {
            observe(value) {
              series.observe(value)
              exported.record(value, shared)
            },
          }
        },
      }
    },
    text: own.text,
  }
}
