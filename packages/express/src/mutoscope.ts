import {
  createRequestHandler,
  describeError,
  fileLinkPath,
  type FilePath,
  type FoundRoute,
} from '@mutoscope/api/server'
import type { Studio } from '@mutoscope/core'
import type { Server, ServerResponse } from 'node:http'
import { createHeartbeat } from './response/heartbeat.js'
import { writeResponse } from './response/write-response.js'
import type { PayloadOptions } from './body/read-payload.js'
import { removeLeftovers } from './body/remove-leftovers.js'
import { ExpressRouteRequest } from './express-route-request.js'
import type { HostRequest } from './host-request.js'
import { createHttpMetrics } from './http-metrics.js'
import { resolveOptions, type MutoscopeOptions } from './options.js'
import { createRateLimits } from './rate-limits.js'
import { createSocketUpgrades, type AttachOptions } from './sockets/socket-upgrades.js'

/** Middleware for Express 4 and 5 and whatever calls `(request, response, next)`. */
export interface MutoscopeHandler {
  /** Answers what the families have and passes everything else on. */
  (request: HostRequest, response: ServerResponse, next: (error?: unknown) => void): void
  /**
   * Serves the WebSockets of the families on a server; returns what takes that back. Handshakes for other
   * paths are left to the server's other listeners.
   */
  attach(server: Server, options?: AttachOptions): () => void
}

/**
 * Mounts families as one middleware, at the documented paths below wherever it is used. It goes before or
 * after the host's own body parsers; paths that no family has fall through.
 *
 * @throws `INVALID_INPUT` when two routes want the same method of the same path
 * @example
 * app.use(mutoscope(studio))
 * @example
 * const handler = mutoscope(studio, { families: createFamilies(studio, { only: ['jobs'] }), authenticate:
 * jwtAuthentication({ secret }) }) app.use('/videos', handler) handler.attach(app.listen(3000), { path:
 * '/videos' })
 */
export function mutoscope(studio: Studio, given: MutoscopeOptions = {}): MutoscopeHandler {
  const options = resolveOptions(studio, given)
  const { families, logger, clock, problemJson } = options
  const limits = createRateLimits({
    rules: { ...options.rateLimits },
    createLimiter: options.createRateLimiter,
    timeoutMs: options.rateLimiterTimeoutMs,
    clock,
    logger,
  })
  const filePath: FilePath = (ownerId, content, filename) =>
    fileLinkPath(studio.links, ownerId, content, filename)
  const requestHandler = createRequestHandler({
    families,
    records: studio.records,
    uploads: studio.uploads,
    clock,
    logger,
    limits,
    filePath,
    problemJson,
  })
  const metrics = createHttpMetrics(studio.metrics)
  const upgrades = createSocketUpgrades({ options, limits, filePath, metrics })
  const payload = payloadOptions(options)
  void removeLeftovers(options.uploadDir, clock.now(), logger)
  const streams = {
    heartbeat: createHeartbeat(options.heartbeatMs),
    logger,
    redirectTtlMs: options.downloads === 'redirect' ? options.downloadTtlMs : null,
  }

  async function serve(
    found: FoundRoute,
    routeRequest: ExpressRouteRequest,
    request: HostRequest,
    response: ServerResponse,
  ): Promise<void> {
    const startedAt = performance.now()
    try {
      const routeResponse = await requestHandler.respond(found, routeRequest)
      routeResponse.headers['x-request-id'] = routeRequest.requestId
      // Whoever reads the answer finds nothing left behind; only a stream may still come from such a file.
      if (
        routeRequest.hasFiles &&
        (routeResponse.content.kind === 'text' || routeResponse.content.kind === 'empty')
      )
        await routeRequest.cleanUp()
      if (response.destroyed) return
      const writing = writeResponse(routeResponse, request, response, streams)
      if (writing !== undefined)
        await (routeResponse.content.kind === 'events' ? metrics.openStream(writing) : writing)
    } catch (error) {
      if (response.headersSent) {
        // Half an answer must not look like a whole one.
        response.destroy()
        if (!isGone(error))
          logger.error(
            { request: routeRequest.requestId, error: describeError(error) },
            `${found.route.name} stopped before its response was complete.`,
          )
        return
      }
      const refusal = requestHandler.refuse(found.route, error, routeRequest)
      refusal.headers['x-request-id'] = routeRequest.requestId
      await writeResponse(refusal, request, response, streams)
    } finally {
      metrics.count(found.route, response, startedAt)
      logger.debug(
        {
          request: routeRequest.requestId,
          method: routeRequest.method,
          status: response.headersSent ? response.statusCode : null,
          ms: Math.round(performance.now() - startedAt),
        },
        `${found.route.name} was answered.`,
      )
      if (routeRequest.hasFiles) await routeRequest.cleanUp()
    }
  }

  const handler = (request: HostRequest, response: ServerResponse, next: (error?: unknown) => void) => {
    const { url = '/', method = 'GET' } = request
    const mark = url.indexOf('?')
    const path = mark === -1 ? url : url.slice(0, mark)
    const found = requestHandler.find(method, path)
    if (found === null) {
      next()
      return
    }
    serve(
      found,
      new ExpressRouteRequest(request, response, path, found.route, options, payload),
      request,
      response,
    ).catch((error: unknown) => {
      logger.error({ error: describeError(error) }, `${found.route.name} could not be handled.`)
      response.destroy()
    })
  }
  return Object.assign(handler, { attach: upgrades.attach })
}

/** A reader that went away is nothing to tell anybody about. */
function isGone(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ERR_STREAM_PREMATURE_CLOSE' || error.code === 'ECONNRESET' || error.code === 'EPIPE')
  )
}

function payloadOptions({ limits, uploadDir }: ReturnType<typeof resolveOptions>): PayloadOptions {
  const { jsonBytes, formBytes, parameters, bodyTimeoutMs, fieldBytes, fields, files, uploadTimeoutMs } =
    limits
  return {
    jsonBytes,
    formBytes,
    parameters,
    bodyTimeoutMs,
    uploadDir,
    form: { textBytes: formBytes, fieldBytes, fields, files, idleMs: uploadTimeoutMs },
  }
}
