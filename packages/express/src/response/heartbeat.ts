import type { ServerResponse } from 'node:http'

/** Keeps quiet event streams open, all of them by one timer. */
export interface Heartbeat {
  add(response: ServerResponse): void
  remove(response: ServerResponse): void
}

/** Makes a {@link Heartbeat}. It has no timer while there is no stream. */
export function createHeartbeat(intervalMs: number): Heartbeat {
  const responses = new Set<ServerResponse>()
  let timer: NodeJS.Timeout | undefined

  function beat(): void {
    for (const response of responses) if (!response.writableNeedDrain) response.write(': \n\n')
  }

  return {
    add(response) {
      responses.add(response)
      timer ??= setInterval(beat, intervalMs).unref()
    },
    remove(response) {
      responses.delete(response)
      if (responses.size > 0) return
      clearInterval(timer)
      timer = undefined
    },
  }
}
