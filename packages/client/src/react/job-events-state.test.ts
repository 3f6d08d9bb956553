import { describe, expect, it } from 'vitest'
import { NO_EVENTS, withMessage, type JobEvents } from './job-events-state.js'

const event = (type: string) => ({ event: 'event', data: { type } })
const tick = (overall: number) => ({ event: 'progress', data: { stage: 'images', progress: 50, overall } })

function after(...messages: readonly unknown[]): readonly (readonly [number, string])[] {
  let state: JobEvents<unknown> = { ...NO_EVENTS, status: 'following' }
  return messages.map((message) => {
    state = withMessage(state, message, 2)
    return [state.progress, state.status]
  })
}

describe('what is known of a job that is followed', () => {
  it('goes from 0 to 1 with a run, never back, and begins anew with the next run', () => {
    expect(
      after(
        event('run.started'),
        tick(0.25),
        tick(0.1),
        event('artifact.made'),
        event('run.succeeded'),
        event('run.started'),
        tick(0.5),
        event('run.failed'),
      ),
    ).toEqual([
      [0, 'following'],
      [0.25, 'following'],
      [0.25, 'following'],
      [0.25, 'following'],
      [1, 'ended'],
      [0, 'following'],
      [0.5, 'following'],
      [0.5, 'ended'],
    ])
  })

  it('reads the percent of a WebSocket', () => {
    expect(after({ progress: 40, status: 'processing' }, { progress: 100, status: 'completed' })).toEqual([
      [0.4, 'following'],
      [1, 'following'],
    ])
  })

  it('keeps the newest messages', () => {
    const state = [1, 2, 3].reduce(
      (before, progress) => withMessage(before, { progress }, 2),
      NO_EVENTS as JobEvents<{ readonly progress: number }>,
    )
    expect(state.messages).toEqual([{ progress: 2 }, { progress: 3 }])
    expect(state.latest).toEqual({ progress: 3 })
  })
})
