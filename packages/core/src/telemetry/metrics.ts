import { MutoscopeError } from '../errors/mutoscope-error.js'

/**
 * Names and values that tell the series of a metric apart. Keep the number of different values small: each
 * lives until the process ends.
 */
export type MetricLabels = Readonly<Record<string, string>>

/** Something that is counted. */
export interface Counter {
  /** @default by: 1 */
  add(labels?: MetricLabels, by?: number): void
  /** One series of it, for what counts often: its labels are written once. */
  series(labels: MetricLabels): CounterSeries
}

/** One series of a counter. */
export interface CounterSeries {
  /** @default by: 1 */
  add(by?: number): void
}

/** Something that goes up and down. */
export interface Gauge {
  /** Sets one series of it to a value; labels say which. */
  set(value: number, labels?: MetricLabels): void
  /** Moves it; begins at 0. */
  add(by: number, labels?: MetricLabels): void
}

/** Something that is measured, counted in buckets. */
export interface Histogram {
  /** Counts one measurement, in the unit of the buckets, in the series with these labels. */
  observe(value: number, labels?: MetricLabels): void
  /** One series of it, for what is measured often: its labels are written once. */
  series(labels: MetricLabels): HistogramSeries
}

/** One series of a histogram. */
export interface HistogramSeries {
  /** Counts one measurement, in the unit of the buckets. */
  observe(value: number): void
}

/** The metrics of a process, readable by Prometheus. Asking for a name again gives the same metric. */
export interface Metrics {
  /** @throws `INVALID_INPUT` for a name that Prometheus does not allow or that another kind of metric has */
  counter(name: string, help: string): Counter
  /** @throws `INVALID_INPUT` as `counter` does */
  gauge(name: string, help: string): Gauge
  /** @param buckets upper bounds, ascending. @default 5 ms to 10 min, in seconds */
  histogram(name: string, help: string, buckets?: readonly number[]): Histogram
  /** Everything in Prometheus' text format. */
  text(): string
}

/** Media type of {@link Metrics.text}. */
export const METRICS_MEDIA_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

type Kind = 'counter' | 'gauge' | 'histogram'
/**
 * Lines by label text: of one series there is one number, of a histogram's the counts below each bound, then
 * sum and count.
 */
interface Metric {
  readonly kind: Kind
  readonly help: string
  readonly bounds: readonly number[]
  readonly series: Map<string, number[]>
}

const SECONDS = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600]

/**
 * Makes an empty registry.
 *
 * @example
 * const requests = metrics.counter('http_requests_total', 'Requests by route and status.')
 * requests.add({ route: '/jobs', status: '200' })
 */
export function createMetrics(): Metrics {
  const metrics = new Map<string, Metric>()

  function find(kind: Kind, name: string, help: string, bounds: readonly number[] = []): Metric {
    if (!/^[a-z_:][\w:]*$/iu.test(name))
      throw new MutoscopeError('INVALID_INPUT', {
        message: `"${name}" is not a valid metric name. Use letters, digits and "_".`,
        details: { field: 'name' },
      })
    const known = metrics.get(name)
    if (known === undefined) {
      const metric: Metric = { kind, help, bounds, series: new Map() }
      metrics.set(name, metric)
      return metric
    }
    if (known.kind === kind) return known
    throw new MutoscopeError('INVALID_INPUT', {
      message: `The metric "${name}" is already a ${known.kind}, not a ${kind}.`,
      details: { field: 'name' },
    })
  }

  return {
    counter(name, help) {
      const metric = find('counter', name, help)
      return {
        add: (labels, by = 1) => void (valuesOf(metric, labels)[0] += by),
        series(labels) {
          const values = valuesOf(metric, labels)
          return { add: (by = 1) => void (values[0] += by) }
        },
      }
    },
    gauge(name, help) {
      const metric = find('gauge', name, help)
      return {
        set: (value, labels) => void (valuesOf(metric, labels)[0] = value),
        add: (by, labels) => void (valuesOf(metric, labels)[0] += by),
      }
    },
    histogram(name, help, buckets = SECONDS) {
      const metric = find('histogram', name, help, buckets)
      return {
        observe: (value, labels) => observe(metric.bounds, valuesOf(metric, labels), value),
        series(labels) {
          const values = valuesOf(metric, labels)
          return { observe: (value) => observe(metric.bounds, values, value) }
        },
      }
    },
    text: () => [...metrics].map(([name, metric]) => toText(name, metric)).join(''),
  }
}

function observe(bounds: readonly number[], values: number[], value: number): void {
  const { length } = bounds
  for (let index = length - 1; index >= 0 && value <= (bounds[index] ?? 0); index--)
    values[index] = (values[index] ?? 0) + 1
  values[length] = (values[length] ?? 0) + value
  values[length + 1] = (values[length + 1] ?? 0) + 1
}

function valuesOf({ series, bounds }: Metric, labels: MetricLabels = {}): [number, ...number[]] {
  const key = Object.entries(labels)
    .map(
      ([name, value]) =>
        `${name}="${value.replace(/[\\"\n]/gu, (character) => (character === '\n' ? '\\n' : `\\${character}`))}"`,
    )
    .join(',')
  const values = series.get(key) ?? Array.from({ length: bounds.length + 2 }, () => 0)
  series.set(key, values)
  return values as [number, ...number[]]
}

function toText(name: string, { kind, help, bounds, series }: Metric): string {
  const lines = [
    `# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}`,
    `# TYPE ${name} ${kind}`,
  ]
  const line = (suffix: string, labels: readonly string[], value: number | undefined) => {
    const text = labels.filter((label) => label !== '').join(',')
    lines.push(`${name}${suffix}${text === '' ? '' : `{${text}}`} ${value ?? 0}`)
  }
  for (const [key, values] of series) {
    if (kind !== 'histogram') {
      line('', [key], values[0])
      continue
    }
    for (const [index, bound] of bounds.entries()) line('_bucket', [key, `le="${bound}"`], values[index])
    line('_bucket', [key, 'le="+Inf"'], values[bounds.length + 1])
    line('_sum', [key], values[bounds.length])
    line('_count', [key], values[bounds.length + 1])
  }
  return `${lines.join('\n')}\n`
}
