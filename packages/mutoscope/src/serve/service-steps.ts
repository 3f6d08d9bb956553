import { fileLinkPath } from '@mutoscope/api/server'
import { MutoscopeError, narratedRecipe, type Models, type Recipe, type Studio } from '@mutoscope/core'
import { createHttpService } from '@mutoscope/providers/http-service'
import type { ServiceConfig } from './service-config.js'
import { serviceModels } from './service-models.js'
import { serviceRenderer } from './service-renderer.js'

/** What a studio works with when services take over steps of it. */
export interface ServiceSteps {
  readonly models: Models
  /** Recipes that take the place of the usual ones. */
  readonly recipes: readonly Recipe[]
  /** Says where services load the studio's files. A video that is wanted before waits for it. */
  open(studio: Pick<Studio, 'links'>, origin: string): void
  /** Says that there will be no such place. */
  fail(error: unknown): void
}

/** Hands over to services the steps that there are services for. `models` are those of the other steps. */
export function connectServices(config: ServiceConfig, models: Models): ServiceSteps {
  const { scriptUrl, audioUrl, imageUrl, videoUrl, timeoutMs, outputOrigins } = config
  const service = createHttpService({
    timeoutMs,
    outputOrigins,
    ...(scriptUrl === null ? {} : { scriptUrl }),
    ...(audioUrl === null ? {} : { audioUrl }),
    ...(imageUrl === null ? {} : { imageUrl }),
    ...(videoUrl === null ? {} : { videoUrl }),
  })
  const place = Promise.withResolvers<{ readonly studio: Pick<Studio, 'links'>; readonly origin: string }>()
  // When it fails, whoever waits for it is told, and perhaps nobody does.
  place.promise.catch(() => {})
  const renderer = serviceRenderer({
    service,
    async fileUrl({ ownerId, content }, filename) {
      if (content === null) throw new MutoscopeError('UNREACHABLE')
      const { studio, origin } = await place.promise
      return `${origin}${await fileLinkPath(studio.links, ownerId, content, filename)}`
    },
  })
  return {
    models: serviceModels(service, config, models),
    recipes: videoUrl === null ? [] : [narratedRecipe({ renderer })],
    open: (studio, origin) => place.resolve({ studio, origin: origin.replace(/(?<!\/)\/+$/u, '') }),
    fail: (error) => place.reject(error),
  }
}
