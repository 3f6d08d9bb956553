import { createBullBoard } from '@bull-board/api'
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter'
import { ExpressAdapter } from '@bull-board/express'
import { Queue } from 'bullmq'

/** A page that shows the queues. They carry wakes only: what runs and what it costs is in the studio. */
export function openQueueBoard({ redisUrl, path }: { readonly redisUrl: string; readonly path: string }) {
  const queues = ['io', 'cpu'].map((name) => {
    const queue = new Queue(name, { prefix: 'mutoscope', connection: { url: redisUrl } })
    // While Redis is away the page shows nothing, and everything else goes on.
    queue.on('error', () => {})
    return queue
  })
  const adapter = new ExpressAdapter()
  adapter.setBasePath(path)
  createBullBoard({
    queues: queues.map((queue) => new BullMQAdapter(queue, { readOnlyMode: true })),
    serverAdapter: adapter,
  })
  return {
    router: adapter.getRouter(),
    close: async () => {
      await Promise.all(queues.map((queue) => queue.disconnect()))
    },
  }
}
