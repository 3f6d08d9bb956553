// A Redis behind a proxy that loses what it holds, dies, and is slow, cut off, silent or half-closed, one after the other.
import { once } from 'node:events'
import { connect } from 'node:net'
import { startProxy, startRedis } from '../servers/src/index.ts'

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** @param random a function from 0 to 1; @returns the Redis, and what was done to it */
export async function startTormentedRedis(random) {
  const redis = await startRedis()
  const proxy = await startProxy(redis.port)
  const counts = { wakes: 0, flushes: 0, redisKills: 0, cuts: 0, delays: 0, silences: 0, halfCloses: 0 }
  proxy.onRequest = (bytes) => {
    // A job of BullMQ names the run that it wakes.
    if (bytes.includes('runId')) counts.wakes++
    return 'pass'
  }
  const some = () => wait(100 + random() * 700)

  async function flush() {
    counts.flushes++
    const socket = connect(redis.port, '127.0.0.1')
    socket.write('FLUSHALL\r\n')
    await once(socket, 'data')
    socket.destroy()
  }

  async function kill() {
    counts.redisKills++
    await redis.kill()
    await some()
    await redis.start()
  }

  async function cut() {
    counts.cuts++
    proxy.cut()
    await some()
    proxy.mend()
  }

  async function delay() {
    counts.delays++
    proxy.delayMs = 50 + random() * 200
    await some()
    proxy.delayMs = 0
  }

  async function silence() {
    counts.silences++
    proxy.freeze()
    await some()
    // What was said meanwhile is lost, so the connections cannot go on.
    proxy.cut()
    proxy.mend()
  }

  async function halfClose() {
    counts.halfCloses++
    proxy.halfClose()
    await some()
  }

  const torments = [flush, kill, cut, delay, silence, halfClose]
  let next = 0
  return {
    url: `redis://127.0.0.1:${proxy.port}`,
    counts,
    /** Does the next thing to it, for a random time, and makes it whole again. */
    torment: () => torments[next++ % torments.length](),
    async close() {
      await proxy.close()
      await redis.close()
    },
  }
}
