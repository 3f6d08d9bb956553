import type { ServedRoute } from '@mutoscope/api/server'
import type { CounterSeries, HistogramSeries, Metrics } from '@mutoscope/core'
import type { ServerResponse } from 'node:http'

/** What is counted of requests, streams and sockets. */
export interface HttpMetrics {
  /**
   * Counts a request whose answer has been written. @param startedAt as `performance.now()` told when it came
   */
  count(route: ServedRoute, response: ServerResponse, startedAt: number): void
  /** An event stream is open until this has ended. */
  openStream(written: Promise<void>): Promise<void>
  /** A WebSocket was opened; returns what is called when it has closed. */
  openSocket(): () => void
}

/**
 * What one route counts into. The labels are written once, so a request costs a few additions and no memory.
 */
interface RouteSeries {
  /** Null for event streams: they are open as long as their reader likes. */
  readonly seconds: HistogramSeries | null
  readonly byStatus: Map<number, CounterSeries>
}

/** Stands for an answer that nobody waited for. */
const CALLER_GONE = 499
/** Stands for an answer that could not be written. */
const FAILED = 500

/** Counts requests by route and status, how long they took, and what is open just now. */
export function createHttpMetrics(metrics: Metrics): HttpMetrics {
  const requests = metrics.counter(
    'mutoscope_http_requests_total',
    'Requests that were answered, by route and status; 499 where the caller had gone.',
  )
  const seconds = metrics.histogram(
    'mutoscope_http_request_seconds',
    'Time from a request to the last byte that was written of its answer, by route. Event streams are left out.',
  )
  const streams = metrics.gauge('mutoscope_http_streams_open', 'Event streams that are open.')
  const sockets = metrics.gauge('mutoscope_http_sockets_open', 'WebSockets that are open.')
  const routes = new Map<ServedRoute, RouteSeries>()
  streams.add(0)
  sockets.add(0)

  function seriesOf(route: ServedRoute): RouteSeries {
    const known = routes.get(route)
    if (known !== undefined) return known
    const series: RouteSeries = {
      seconds: route.isStream ? null : seconds.series({ route: route.name }),
      byStatus: new Map(),
    }
    routes.set(route, series)
    return series
  }

  function counterOf({ name }: ServedRoute, { byStatus }: RouteSeries, status: number): CounterSeries {
    const known = byStatus.get(status)
    if (known !== undefined) return known
    const series = requests.series({ route: name, status: String(status) })
    byStatus.set(status, series)
    return series
  }

  return {
    count(route, response, startedAt) {
      const series = seriesOf(route)
      counterOf(
        route,
        series,
        response.headersSent ? response.statusCode : response.destroyed ? CALLER_GONE : FAILED,
      ).add()
      series.seconds?.observe((performance.now() - startedAt) / 1000)
    },
    openStream(written) {
      streams.add(1)
      return written.finally(() => streams.add(-1))
    },
    openSocket() {
      sockets.add(1)
      return () => sockets.add(-1)
    },
  }
}
