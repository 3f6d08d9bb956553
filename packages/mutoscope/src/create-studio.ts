import { mkdir } from 'node:fs/promises'
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
  type Recipe,
  type Studio,
  type StudioOptions,
} from '@mutoscope/core'
import { createMedia, type MediaOptions } from '@mutoscope/media'
import {
  offlineImageModel,
  offlineMusicModel,
  offlineScriptModel,
  offlineSpeechModel,
} from '@mutoscope/providers/offline'
import { createFsAssets } from '@mutoscope/storage/fs'
import { createSqliteStore } from '@mutoscope/storage/sql'

/** What may be given to {@link createStudio}; every part has a default that needs no key and no server. */
export interface EmbeddedStudioOptions extends Partial<Omit<StudioOptions, 'recipes'>> {
  /**
   * Folder of the database and the assets. @default MUTOSCOPE_DATA, else `.mutoscope` in the working
   * directory
   */
  readonly dataDir?: string
  /**
   * Recipes besides `storyboard`, `narrated`, `product-ad`, `music-video`, `avatar`, `clip` and `picture`;
   * one with such a name takes its place.
   */
  readonly recipes?: readonly Recipe[]
  /** Options of the compositor, such as the path of ffmpeg. Not used when `media` is given. */
  readonly mediaOptions?: MediaOptions
}

/** One machine needs no long patience: a killed process is noticed after so many milliseconds. */
const EMBEDDED_LEASE_MS = 10_000

/** The folder that a studio without options uses. */
export function resolveDataDir(dataDir?: string): string {
  return resolve(dataDir ?? process.env['MUTOSCOPE_DATA'] ?? '.mutoscope')
}

/**
 * Puts a studio together that works on a machine with Node and ffmpeg and nothing else: SQLite, assets in a
 * folder, work in this process, offline models. Each part can be replaced by itself.
 *
 * @throws `OUTPUT_NOT_WRITABLE` when the folder cannot be made, `STORE_INVALID` when its database is not ours
 * @example
 * const studio = await createStudio()
 * const { path } = await makeVideo(studio, { prompt: 'A hero discovers a hidden treasure', out: 'hero.mp4' })
 * await studio.close()
 */
export async function createStudio(options: EmbeddedStudioOptions = {}): Promise<Studio> {
  const { dataDir, mediaOptions, recipes = [], models, ...parts } = options
  const folder = resolveDataDir(dataDir)
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw new MutoscopeError('OUTPUT_NOT_WRITABLE', {
      message: `The data folder ${folder} cannot be made. Choose another with \`dataDir\` or MUTOSCOPE_DATA.`,
      details: { folder },
      cause,
    })
  })
  return assembleStudio({
    leaseMs: EMBEDDED_LEASE_MS,
    ...parts,
    store: parts.store ?? (await createSqliteStore({ path: join(folder, 'mutoscope.db') })),
    assets: parts.assets ?? (await createFsAssets({ root: join(folder, 'assets') })),
    media: parts.media ?? createMedia({ workDir: join(folder, 'work'), ...mediaOptions }),
    models: {
      script: offlineScriptModel(),
      image: offlineImageModel(),
      speech: offlineSpeechModel(),
      music: offlineMusicModel(),
      ...models,
    },
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
