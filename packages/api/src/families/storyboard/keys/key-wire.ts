import * as z from 'zod'

const MAX_KEY = 20_000
const MAX_ITEMS = 500
/** More rounds would let one request keep the server busy. */
const MAX_ITERATIONS = 2_000_000

const userId = z.string().min(1).max(200)
/** A name that `GET …/api-keys/services` lists. */
const service = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_]*$/u, 'Name a service of GET /api/storyboard/api-keys/services')
  .max(64)
  .meta({ description: 'A service that `GET /api/storyboard/api-keys/services` lists.' })
const time = z.iso.datetime()

export const userParams = z.object({ /** The caller's own id, or `me`. */ user_id: userId })
export const keyParams = userParams.extend({ service })

/** A key to keep. */
export const saveBody = z.object({
  user_id: userId,
  service,
  /** Never given back. */
  api_key: z.string().trim().min(1).max(MAX_KEY),
})

/** A key as it is listed. */
export const apiKey = z
  .object({
    service,
    /** `…` and the last four characters, or only `…` when the key is short. */
    masked_key: z.string(),
    /** Which master key sealed it. */
    key_id: z.string(),
    created_at: time,
    updated_at: time,
  })
  .meta({ id: 'ApiKey' })

/** A key that was saved. */
export const savedKey = apiKey
  .extend({ success: z.literal(true), user_id: z.string(), message: z.string() })
  .meta({ id: 'SavedApiKey' })

/** Keys of a user. */
export const keyList = z
  .object({ user_id: z.string(), api_keys: z.array(apiKey), count: z.int() })
  .meta({ id: 'ApiKeyList' })

/** A key that was removed. */
export const removedKey = z
  .object({ success: z.literal(true), user_id: z.string(), service, message: z.string() })
  .meta({ id: 'RemovedApiKey' })

/** What looking at a key found. */
export const checkedKey = z
  .object({
    user_id: z.string(),
    service,
    valid: z.boolean(),
    message: z.string(),
    /** `provider`: the provider was asked; `form`: only whether it looks like a key. */
    checked: z.enum(['provider', 'form']),
    validated_at: time,
  })
  .meta({ id: 'CheckedApiKey' })

/** Services that keys can be kept for. */
export const serviceList = z.object({
  services: z.array(
    z
      .object({
        id: service,
        name: z.string(),
        description: z.string(),
        kind: z.enum(['api_key', 'oauth_token']),
        checked: z.enum(['provider', 'form']),
      })
      .meta({ id: 'KeyService' }),
  ),
  count: z.int(),
})

/** Keys that another program has kept as Fernet tokens: rows of its `api_keys` table, and what opens them. */
export const importBody = z
  .object({
    user_id: userId,
    items: z
      .array(
        z.object({
          service,
          encrypted_key: z
            .string()
            .min(1)
            .max(2 * MAX_KEY),
        }),
      )
      .min(1)
      .max(MAX_ITEMS),
    /** The Fernet key, 32 bytes as base64. */
    fernet_key: z.string().min(1).max(200).optional(),
    /** What the Fernet key was derived from by PBKDF2-SHA256, with `salt`. */
    password: z.string().min(1).max(1000).optional(),
    salt: z.string().min(1).max(1000).optional(),
    salt_encoding: z.enum(['text', 'base64', 'hex']).default('text'),
    /** Rounds of PBKDF2. */
    iterations: z.int().min(1).max(MAX_ITERATIONS).default(100_000),
  })
  .refine(
    ({ fernet_key, password, salt }) =>
      fernet_key === undefined ? password !== undefined && salt !== undefined : password === undefined,
    {
      error: 'Give fernet_key, or password with salt',
      path: ['fernet_key'],
    },
  )

/** What became of every item. */
export const importedKeys = z
  .object({
    user_id: z.string(),
    imported: z.array(apiKey),
    failed: z.array(z.object({ service, error: z.string(), message: z.string() })),
  })
  .meta({ id: 'ImportedApiKeys' })

/** Whose keys are sealed again. */
export const rotateBody = z
  .object({
    /** @default the caller */ user_id: userId.optional(),
    /** Of all users; for administrators. */ all: z.boolean().default(false),
  })
  .optional()

/** How many were sealed again. */
export const rotatedKeys = z
  .object({ success: z.literal(true), rotated: z.int().min(0) })
  .meta({ id: 'RotatedApiKeys' })
