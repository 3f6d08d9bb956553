import { describe, expect, it } from 'vitest'
import { createMetrics } from './metrics.js'

describe('createMetrics', () => {
  it('writes counters, gauges and histograms in the text format', () => {
    const metrics = createMetrics()
    const requests = metrics.counter('requests_total', 'Requests\nby "route" \\ status.')
    requests.add({ route: '/a', status: '200' })
    requests.add({ route: '/a', status: '200' }, 2)
    requests.add({ route: 'a"b\\c\nd', status: '500' })
    const waiting = metrics.gauge('waiting', 'Waiting.')
    waiting.set(5)
    waiting.add(-2)
    const seconds = metrics.histogram('took_seconds', 'Took.', [0.1, 1])
    for (const value of [0.05, 0.1, 0.5, 3]) seconds.observe(value, { stage: 'render' })
    expect(metrics.text()).toBe(
      [
        String.raw`# HELP requests_total Requests\nby "route" \\ status.`,
        '# TYPE requests_total counter',
        'requests_total{route="/a",status="200"} 3',
        String.raw`requests_total{route="a\"b\\c\nd",status="500"} 1`,
        '# HELP waiting Waiting.',
        '# TYPE waiting gauge',
        'waiting 3',
        '# HELP took_seconds Took.',
        '# TYPE took_seconds histogram',
        'took_seconds_bucket{stage="render",le="0.1"} 2',
        'took_seconds_bucket{stage="render",le="1"} 3',
        'took_seconds_bucket{stage="render",le="+Inf"} 4',
        'took_seconds_sum{stage="render"} 3.65',
        'took_seconds_count{stage="render"} 4',
        '',
      ].join('\n'),
    )
  })

  it('counts in a series as under its labels', () => {
    const metrics = createMetrics()
    const counter = metrics.counter('requests_total', 'Requests.')
    const series = counter.series({ route: 'a' })
    series.add()
    series.add(2)
    counter.add({ route: 'a' })
    const seconds = metrics.histogram('took_seconds', 'Took.', [0.1, 1])
    seconds.series({ route: 'a' }).observe(0.5)
    seconds.observe(2, { route: 'a' })
    expect(metrics.text()).toContain('requests_total{route="a"} 4\n')
    expect(metrics.text()).toContain(
      'took_seconds_bucket{route="a",le="0.1"} 0\ntook_seconds_bucket{route="a",le="1"} 1\ntook_seconds_bucket{route="a",le="+Inf"} 2\ntook_seconds_sum{route="a"} 2.5\n',
    )
  })

  it('gives the same metric under the same name, and refuses another kind or a bad name', () => {
    const metrics = createMetrics()
    metrics.counter('a_total', 'A.').add()
    metrics.counter('a_total', 'A.').add()
    expect(metrics.text()).toContain('a_total 2\n')
    expect(() => metrics.gauge('a_total', 'A.')).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }))
    for (const name of ['', '1a', 'a b', 'a-b', 'a{b="c"}'])
      expect(() => metrics.counter(name, 'A.')).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }))
  })
})
