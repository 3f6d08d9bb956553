import { coreError } from '../../../contract/error-definition.js'
import { defineRoute } from '../../../contract/route.js'
import { COMMON_ERRORS } from '../../../server/common-errors.js'
import { apiKeyNotFound, userNotFound } from '../errors.js'
import {
  checkedKey,
  importBody,
  importedKeys,
  keyList,
  keyParams,
  removedKey,
  rotateBody,
  rotatedKeys,
  saveBody,
  savedKey,
  serviceList,
  userParams,
} from './key-wire.js'

const noMasterKey = coreError('VAULT_KEY_MISSING')
const errors = [userNotFound, noMasterKey]
const WHO =
  "`user_id` is the caller's own id or `me`; administrators may name any user. Where nobody logs in there is one owner, and every id means it."
const key = {
  service: 'runway',
  masked_key: '…xyz9',
  key_id: 'k1',
  created_at: '2025-11-14T10:30:00.000Z',
  updated_at: '2025-11-14T10:30:00.000Z',
}
const params = { user_id: 'user_123', service: 'runway' }

/** Keeping provider keys: the documented routes. */
export const keyRoutes = {
  saveKey: defineRoute({
    method: 'POST',
    path: '/api/storyboard/api-keys',
    summary: 'Save an API key',
    description: `Encrypted with AES-256-GCM and bound to user and service; no route ever returns it. ${WHO}`,
    auth: 'required',
    body: saveBody,
    responses: { 201: savedKey },
    errors,
    example: {
      body: { user_id: 'user_123', service: 'runway', api_key: 'sk-runway-abc123xyz...' },
      response: { success: true, user_id: 'user_123', message: 'The API key for runway was saved.', ...key },
    },
  }),
  listServices: defineRoute({
    method: 'GET',
    path: '/api/storyboard/api-keys/services',
    summary: 'List services',
    description: 'Services that keys can be kept for on this server.',
    auth: 'public',
    responses: { 200: serviceList },
    example: {
      response: {
        services: [
          {
            id: 'runway',
            name: 'Runway',
            description: 'Runway ML API key',
            kind: 'api_key',
            checked: 'provider',
          },
        ],
        count: 1,
      },
    },
  }),
  listKeys: defineRoute({
    method: 'GET',
    path: '/api/storyboard/api-keys/:user_id',
    summary: 'List API keys, masked',
    description: WHO,
    auth: 'required',
    params: userParams,
    responses: { 200: keyList },
    errors,
    example: {
      params: { user_id: 'user_123' },
      response: { user_id: 'user_123', api_keys: [key], count: 1 },
    },
  }),
  removeKey: defineRoute({
    method: 'DELETE',
    path: '/api/storyboard/api-keys/:user_id/:service',
    summary: 'Delete an API key',
    description: WHO,
    auth: 'required',
    params: keyParams,
    responses: { 200: removedKey },
    errors: [...errors, apiKeyNotFound],
    example: {
      params,
      response: { success: true, ...params, message: 'The API key for runway was deleted.' },
    },
  }),
  validateKey: defineRoute({
    method: 'GET',
    path: '/api/storyboard/api-keys/:user_id/:service/validate',
    summary: 'Validate an API key',
    description: `Asks the provider where that is free; otherwise only the format is checked, and \`checked\` says so. ${WHO}`,
    auth: 'required',
    params: keyParams,
    responses: { 200: checkedKey },
    errors: [...errors, apiKeyNotFound],
    example: {
      params,
      response: {
        ...params,
        valid: true,
        message: 'The provider accepts the key.',
        checked: 'provider',
        validated_at: '2025-11-14T10:30:00.000Z',
      },
    },
  }),
}

/** Moving keys in and to a new master key. */
export const keyMovingRoutes = {
  importKeys: defineRoute({
    method: 'POST',
    path: '/api/storyboard/api-keys/import',
    summary: 'Import keys from another program',
    description: `Decrypts Fernet tokens, as written by Python's \`cryptography\`, and saves them encrypted like all others. A token that cannot be decrypted does not stop the rest. ${WHO}`,
    auth: 'required',
    body: importBody,
    responses: { 200: importedKeys },
    errors,
    example: {
      body: {
        user_id: 'user_123',
        items: [{ service: 'runway', encrypted_key: 'gAAAAABl…' }],
        password: 'correct horse',
        salt: 'storyboard',
      },
      response: { user_id: 'user_123', imported: [key], failed: [] },
    },
  }),
  rotateKeys: defineRoute({
    method: 'POST',
    path: '/api/storyboard/api-keys/rotate',
    summary: 'Re-encrypt keys with the newest master key',
    description: 'Afterwards you can remove the old master key.',
    auth: 'required',
    body: rotateBody,
    responses: { 200: rotatedKeys },
    errors: [...errors, COMMON_ERRORS.forbidden],
    example: { body: { all: false }, response: { success: true, rotated: 1 } },
  }),
}
