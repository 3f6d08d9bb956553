import { MutoscopeError, type StoredKey } from '@mutoscope/core'
import { ApiError } from '../../../contract/error-definition.js'
import type { Handlers } from '../../../contract/handler.js'
import type { SchemaInput } from '../../../contract/schema.js'
import { toIso } from '../../../project-routes/wire-values.js'
import { apiKeyNotFound } from '../errors.js'
import type { StoryboardServices } from '../storyboard-services.js'
import { checkKey } from './check-key.js'
import { keyOwner } from './key-owner.js'
import type { keyRoutes } from './key-routes.js'
import { findKeyService } from './key-services.js'
import type { apiKey } from './key-wire.js'

/** Keeps, lists, checks and forgets keys. No answer holds one. */
export function createKeyHandlers(services: StoryboardServices): Handlers<typeof keyRoutes> {
  const {
    studio: { keys, clock },
    options,
  } = services
  return {
    async saveKey({ body: { user_id, service, api_key: key } }, context) {
      findKeyService(services.options.keyServices, service)
      const stored = await keys.save({ ownerId: keyOwner(user_id, context), service, key })
      return {
        success: true,
        user_id,
        message: `The API key for ${service} was saved.`,
        ...presentKey(service, stored),
      }
    },
    listServices: () => {
      const listed = Object.entries(options.keyServices).map(([id, { name, description, kind, check }]) => ({
        id,
        name,
        description,
        kind,
        checked: check === undefined ? ('form' as const) : ('provider' as const),
      }))
      return { services: listed, count: listed.length }
    },
    async listKeys({ params: { user_id } }, context) {
      const stored = await keys.list(keyOwner(user_id, context))
      // The host may keep keys of services that callers cannot name here.
      const api_keys = stored
        .filter(({ service }) => Object.hasOwn(options.keyServices, service))
        .map((key) => presentKey(key.service, key))
      return { user_id, api_keys, count: api_keys.length }
    },
    async removeKey({ params: { user_id, service } }, context) {
      findKeyService(services.options.keyServices, service)
      await keys.remove(keyOwner(user_id, context), service).catch((error: unknown) => {
        throw MutoscopeError.isInstance(error) && error.code === 'RECORD_NOT_FOUND' ? noKey(service) : error
      })
      return { success: true, user_id, service, message: `The API key for ${service} was deleted.` }
    },
    async validateKey({ params: { user_id, service } }, context) {
      findKeyService(services.options.keyServices, service)
      const key = await keys.get(keyOwner(user_id, context), service)
      if (key === null) throw noKey(service)
      return {
        user_id,
        service,
        ...(await checkKey(services, service, key, context.signal)),
        validated_at: toIso(clock.now()),
      }
    },
  }
}

/** A key as it is listed. */
export function presentKey(
  service: string,
  { masked, keyId, createdAt, updatedAt }: StoredKey,
): SchemaInput<typeof apiKey> {
  return {
    service,
    masked_key: masked,
    key_id: keyId,
    created_at: toIso(createdAt),
    updated_at: toIso(updatedAt),
  }
}

function noKey(service: string): ApiError {
  return new ApiError(apiKeyNotFound, {
    message: `No API key is saved for ${service}.`,
    details: { service },
  })
}
