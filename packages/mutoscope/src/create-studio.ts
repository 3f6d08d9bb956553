import { chmod, mkdir, readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import {
  avatarRecipe,
  clipRecipe,
  createStudio as assembleStudio,
  musicVideoRecipe,
  MutoscopeError,
  narratedRecipe,
  pictureRecipe,
  productAdRecipe,
  storyboardRecipe,
  type Models,
  type OwnKinds,
  type OwnModels,
  type Recipe,
  type Studio,
  type StudioOptions,
} from '@mutoscope/core'
import { createMedia, type MediaOptions } from '@mutoscope/media'
import { createGuardedFetch } from '@mutoscope/providers/guarded-download'
import { createFsAssets } from '@mutoscope/storage/fs'
import { assertEnvironment } from './environment/assert-environment.js'
import { assetsFromEnv } from './environment/assets-from-env.js'
import { queueFromEnv } from './environment/queue-from-env.js'
import { DATABASE_FILE, databaseFromEnv, openDatabase } from './environment/store-from-env.js'
import { keylessModels, modelsFromEnv } from './services/open-models.js'

/** What may be given to {@link createStudio}; every part has a default that needs no key and no server. */
export interface EmbeddedStudioOptions<Kinds extends OwnKinds | undefined = undefined> extends Partial<
  Omit<StudioOptions<Kinds>, 'recipes' | 'models'>
> {
  /**
   * Models by slot. A slot that is not named has what {@link modelsFromEnv} opens with the keys in the
   * environment, and is made on this machine without one. `'offline'` uses no key at all.
   * @default modelsFromEnv(env)
   */
  readonly models?: (Models & OwnModels<NoInfer<Kinds>>) | 'offline'
  /**
   * Folder of the assets, and of the database unless DATABASE_URL names another. @default MUTOSCOPE_DATA, else `.mutoscope` in the working
   * directory
   */
  readonly dataDir?: string
  /**
   * Recipes besides `storyboard`, `narrated`, `product-ad`, `music-video`, `avatar`, `clip` and `picture`;
   * one with such a name takes its place.
   */
  readonly recipes?: readonly Recipe[]
  /** Runs that this process works on at once. Not used when `dispatcher` is given. @default 16 */
  readonly concurrency?: number
  /** Options of the compositor, such as the path of ffmpeg. Not used when `media` is given. */
  readonly mediaOptions?: MediaOptions
  /** Keys, choices of models, the data folder, a database, a bucket and a queue are read from here. @default process.env */
  readonly env?: NodeJS.ProcessEnv
  /**
   * Variables such as `DATABASE_URL` or `AWS_S3_BUCKET` that are meant for the host and not for Mutoscope, which
   * would refuse to start with them or use them; `SUPABASE_*` stands for all that begin so. Those that MUTOSCOPE_IGNORE_ENV names
   * count, too. @default none
   */
  readonly ignoreEnv?: readonly string[]
}

/** One machine needs no long patience: a killed process is noticed after so many milliseconds. */
const EMBEDDED_LEASE_MS = 10_000

/** The folder that a studio without options uses. */
export function resolveDataDir(dataDir?: string, env: NodeJS.ProcessEnv = process.env): string {
  return resolve(dataDir ?? env['MUTOSCOPE_DATA'] ?? '.mutoscope')
}

/** Makes the data folder. @throws `OUTPUT_NOT_WRITABLE` */
export async function openDataDir(folder: string): Promise<void> {
  await makeDataDir(folder).catch((cause: unknown) => {
    throw new MutoscopeError('OUTPUT_NOT_WRITABLE', {
      message: `The data folder ${folder} cannot be created. Choose another with \`dataDir\` or MUTOSCOPE_DATA.`,
      details: { folder },
      cause,
    })
  })
}

/**
 * Puts a studio together that works on a machine with Node and ffmpeg and nothing else: SQLite (or the
 * database that DATABASE_URL names), assets in a folder, work in this process, and the models that the keys in the environment open, or none that needs a
 * key. Each part can be replaced by itself.
 *
 * @throws `ENVIRONMENT_UNSUPPORTED` for a Node older than 22.16 and for settings that cannot be honoured;
 *   `BUCKET_NOT_FOUND` and `STORAGE_ACCESS_DENIED` for a bucket that the environment names, `QUEUE_ACCESS_DENIED` for its Redis; `OUTPUT_NOT_WRITABLE` when the folder cannot be made, `STORE_INVALID` when the
 *   database is not ours, `STORE_UNAVAILABLE` and `STORE_REFUSED` for the server of DATABASE_URL
 * @example
 * const studio = await createStudio()
 * const { path } = await makeVideo(studio, { prompt: 'A hero discovers a hidden treasure', out: 'hero.mp4' })
 * await studio.close()
 */
export async function createStudio<const Kinds extends OwnKinds | undefined = undefined>(
  options: EmbeddedStudioOptions<Kinds> = {},
): Promise<Studio> {
  const {
    dataDir,
    mediaOptions,
    recipes = [],
    models = {},
    env = process.env,
    ignoreEnv = [],
    concurrency,
    ...parts
  } = options
  const own = (['store', 'assets', 'dispatcher'] as const).filter((part) => parts[part] !== undefined)
  assertEnvironment({ env, given: own, ignore: ignoreEnv })
  const folder = resolveDataDir(dataDir, env)
  await openDataDir(folder)
  const cacheDir = join(folder, 'cache')
  const assets =
    parts.assets ??
    (await assetsFromEnv({ env, ignore: ignoreEnv, cacheDir, logger: parts.logger })) ??
    (await createFsAssets({ root: join(folder, 'assets') }))
  const queue =
    parts.dispatcher === undefined
      ? await queueFromEnv({ env, ignore: ignoreEnv, logger: parts.logger, concurrency })
      : {}
  return assembleStudio({
    leaseMs: EMBEDDED_LEASE_MS,
    ...queue,
    ...parts,
    // Owners name the addresses: nothing inside of the host's own network is reached.
    webhooks: { fetch: createGuardedFetch({ logger: parts.logger }), ...parts.webhooks },
    store: parts.store ?? (await openDatabase(databaseFromEnv({ env, ignore: ignoreEnv, folder }))),
    assets,
    media: parts.media ?? createMedia({ workDir: join(folder, 'work'), ...mediaOptions }),
    models: (models === 'offline'
      ? keylessModels()
      : { ...modelsFromEnv(env), ...models }) as StudioOptions<Kinds>['models'],
    recipes: [
      storyboardRecipe(),
      narratedRecipe(),
      productAdRecipe(),
      musicVideoRecipe(),
      avatarRecipe(),
      clipRecipe(),
      pictureRecipe(),
      ...recipes,
    ],
  })
}

/** Makes a folder that only this user can read. One that is there already is closed to others if it is ours. */
async function makeDataDir(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (made === undefined && (await readdir(folder)).includes(DATABASE_FILE))
    await chmod(folder, 0o700).catch(() => {})
}
