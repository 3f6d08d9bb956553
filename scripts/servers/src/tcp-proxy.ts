import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** Stands between clients and a server on this machine, and breaks what goes through it. */
export interface TcpProxy {
  readonly port: number
  /** Called with everything that clients send before it is passed on; what it throws away is not sent. */
  onRequest: (bytes: Buffer) => 'pass' | 'drop' | 'reset' | 'pass and reset'
  /** How long every packet waits in each direction, milliseconds. */
  delayMs: number
  /** Resets every connection; new ones are refused from now on. */
  cut(): void
  /** Lets new connections through again. */
  mend(): void
  /** Ends what the server says to the clients that are connected, while they can go on sending. */
  halfClose(): void
  /** Passes nothing on any more in either direction, without a word; `mend` does not help what is open. */
  freeze(): void
  close(): Promise<void>
}

/** Starts one before a port of this machine. */
export async function startProxy(target: number): Promise<TcpProxy> {
  const pairs = new Set<readonly [Socket, Socket]>()
  let refuses = false
  let frozen = false

  const server = createServer({ allowHalfOpen: true }, (client) => {
    if (refuses) return void client.resetAndDestroy()
    const upstream = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true })
    const pair = [client, upstream] as const
    pairs.add(pair)
    const reset = () => {
      pairs.delete(pair)
      for (const socket of pair) socket.resetAndDestroy()
    }
    for (const socket of pair) socket.on('error', reset).setNoDelay(true)
    pipe(client, upstream, (bytes) => {
      const fate = proxy.onRequest(bytes)
      if (fate === 'reset') reset()
      if (fate === 'pass and reset') upstream.write(bytes, () => client.resetAndDestroy())
      return fate === 'pass'
    })
    pipe(upstream, client, () => true)
  })

  /** Also says when one side has ended while the other goes on. */
  function pipe(from: Socket, to: Socket, mayPass: (bytes: Buffer) => boolean): void {
    const later = (work: () => void) => {
      if (frozen) return
      if (proxy.delayMs > 0) setTimeout(work, proxy.delayMs)
      else work()
    }
    from.on('data', (bytes) => {
      if (mayPass(bytes)) later(() => to.write(bytes))
    })
    from.on('end', () => later(() => to.end()))
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const proxy: TcpProxy = {
    port: (server.address() as AddressInfo).port,
    onRequest: () => 'pass',
    delayMs: 0,
    cut() {
      refuses = true
      for (const sockets of pairs) for (const socket of sockets) socket.resetAndDestroy()
      pairs.clear()
    },
    mend() {
      refuses = false
      frozen = false
    },
    halfClose() {
      for (const [client] of pairs) client.end()
    },
    freeze() {
      frozen = true
    },
    async close() {
      proxy.cut()
      server.close()
      await once(server, 'close')
    },
  }
  return proxy
}
