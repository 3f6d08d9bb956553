import { MutoscopeError, type FernetKey } from '@mutoscope/core'
import { fromBase64 } from '@mutoscope/core/ports'
import { ApiError } from '../../../contract/error-definition.js'
import type { Handlers } from '../../../contract/handler.js'
import type { SchemaInput, SchemaOutput } from '../../../contract/schema.js'
import { COMMON_ERRORS } from '../../../server/common-errors.js'
import { invalidRequest } from '../errors.js'
import type { StoryboardServices } from '../storyboard-services.js'
import { presentKey } from './key-handlers.js'
import { keyOwner } from './key-owner.js'
import { findKeyService } from './key-services.js'
import type { keyMovingRoutes } from './key-routes.js'
import type { importBody, importedKeys } from './key-wire.js'

/** Takes over keys from another program, and seals keys again. */
export function createKeyMovingHandlers(services: StoryboardServices): Handlers<typeof keyMovingRoutes> {
  const { keys } = services.studio
  return {
    async importKeys({ body }, context) {
      // Before any is kept.
      for (const { service } of body.items) findKeyService(services.options.keyServices, service)
      const ownerId = keyOwner(body.user_id, context)
      const fernetKey = toFernetKey(body)
      const imported: SchemaInput<typeof importedKeys>['imported'] = []
      const failed: SchemaInput<typeof importedKeys>['failed'] = []
      for (const { service, encrypted_key: token } of body.items) {
        try {
          imported.push(presentKey(service, await keys.importFernet({ ownerId, service, token, fernetKey })))
        } catch (error) {
          if (!MutoscopeError.isInstance(error) || error.code !== 'VAULT_SEALED') throw error
          failed.push({ service, error: error.code, message: error.message })
        }
      }
      return { user_id: body.user_id, imported, failed }
    },
    async rotateKeys({ body: { user_id, all } = { all: false } }, context) {
      if (all && context.principal?.admin !== true)
        throw new ApiError(COMMON_ERRORS.forbidden, {
          message: 'Only administrators may re-encrypt the keys of all users.',
        })
      return {
        success: true,
        rotated: await keys.rotateAll(all ? undefined : keyOwner(user_id ?? 'me', context)),
      }
    },
  }
}

function toFernetKey({
  fernet_key,
  password,
  salt,
  salt_encoding,
  iterations,
}: SchemaOutput<typeof importBody>): FernetKey {
  if (password === undefined || salt === undefined) return fernet_key ?? ''
  return { password, salt: readSalt(salt, salt_encoding), iterations }
}

function readSalt(salt: string, encoding: 'text' | 'base64' | 'hex'): Uint8Array {
  if (encoding === 'text') return new TextEncoder().encode(salt)
  const bytes = encoding === 'base64' ? fromBase64(salt) : fromHex(salt)
  if (bytes === null)
    throw new ApiError(invalidRequest, {
      message: `The salt is not ${encoding}.`,
      details: { field: 'salt' },
    })
  return bytes
}

function fromHex(text: string): Uint8Array | null {
  return /^(?:[\da-f]{2})+$/iu.test(text)
    ? Uint8Array.from(text.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16))
    : null
}
