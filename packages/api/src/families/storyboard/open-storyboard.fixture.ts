import {
  bytesSource,
  createMemoryAssets,
  createMemoryStore,
  systemClock,
  createStudio,
  MutoscopeError,
  musicVideoRecipe,
  pictureRecipe,
  type MasterKey,
  type Models,
} from '@mutoscope/core'
import type { FileSource, SourceFile, Store } from '@mutoscope/core/ports'
import {
  createFakeMedia,
  createFakeModels,
  type FakeMedia,
  type FakeModelsOptions,
} from '@mutoscope/core/testing'
import type { FamilyContract } from '../../contract/family.js'
import type { RawInput } from '../../server/read-input.js'
import { callRoute, type CallOptions } from '../../testing/call-route.js'
import { storyboardContract } from './contract.js'
import { createStoryboardFamily } from './create-storyboard-family.js'
import type { StoryboardFamilyOptions } from './storyboard-services.js'

/** Options of {@link openStoryboard}. */
export interface OpenStoryboardOptions extends StoryboardFamilyOptions {
  readonly models?: FakeModelsOptions
  /** In place of the usual fake. */
  readonly media?: FakeMedia
  readonly video?: NonNullable<Models['video']>
  readonly image?: NonNullable<Models['image']>
  readonly masterKeys?: readonly MasterKey[]
  readonly store?: Store
  /** The time of the studio, epoch milliseconds. @default the machine's */
  readonly now?: () => number
  /** Served together with it. */
  readonly beside?: readonly FamilyContract[]
}

export type Body = { readonly [member: string]: unknown }

/** A master key of one repeated byte. */
export function masterKey(id: string, byte: number): MasterKey {
  return { id, key: new Uint8Array(32).fill(byte) }
}

/** The family on a studio of fakes. */
export function openStoryboard(given: OpenStoryboardOptions = {}) {
  const {
    models: modelsOptions,
    media = createFakeMedia(),
    video,
    image,
    masterKeys = [masterKey('k1', 1)],
    store = createMemoryStore(),
    beside = [],
    now,
    ...options
  } = given
  const fakes = createFakeModels(modelsOptions)
  const studio = createStudio({
    store,
    assets: createMemoryAssets(),
    media,
    masterKeys,
    ...(now === undefined ? {} : { clock: { ...systemClock, now } }),
    sweepMs: 5,
    recipes: [musicVideoRecipe(), pictureRecipe()],
    models: {
      script: fakes.script,
      music: fakes.music,
      image: image ?? fakes.image,
      ...(video === undefined ? {} : { video }),
    },
  })
  const family = createStoryboardFamily(studio, () => [storyboardContract, ...beside], options)

  async function call<Result = Body>(
    name: keyof typeof storyboardContract.routes,
    input: RawInput = {},
    caller: CallOptions = {},
  ) {
    return callRoute<Result>(family, name, input, caller)
  }

  /** Waits until what goes on for a task has ended. */
  async function settle(taskId: string, ownerId = 'owner-1'): Promise<void> {
    const active = await studio.runs.active({ ownerId, projectId: taskId })
    if (active !== null) await studio.runs.wait({ ownerId, runId: active.id })
  }

  /** Orders a video and waits for its end. */
  async function make(body: Body = {}, caller: CallOptions = {}): Promise<string> {
    const {
      body: { task_id },
    } = await call<{ readonly task_id: string }>(
      'generateVideo',
      { body: { prompt: 'A dancer crosses a city at night', duration: 6, ...body } },
      caller,
    )
    await settle(task_id, caller.ownerId ?? 'owner-1')
    return task_id
  }

  return { studio, store, media, family, call, settle, make, calls: fakes.calls }
}

export const SONG: SourceFile = {
  id: '1AbCdEfGh',
  name: 'Summer Vibes.mp3',
  mediaType: 'audio/mpeg',
  kind: 'audio',
  size: 6,
  createdAt: null,
  modifiedAt: Date.UTC(2025, 10, 2),
  sha256: null,
  durationMs: 184_200,
  width: null,
  height: null,
  folderIds: ['root'],
  webUrl: null,
  thumbnailUrl: null,
}

/** A Google Drive with one song, for one token. */
export function fakeDrive(goodToken: string) {
  const asked: string[] = []
  const source = (token: string): FileSource => {
    const ask = async <Result>(what: string, result: () => Result): Promise<Result> => {
      asked.push(what)
      if (token === 'slow')
        throw new MutoscopeError('PROVIDER_RATE_LIMITED', { details: { retryAfterMs: 1500 } })
      if (token !== goodToken)
        throw new MutoscopeError('PROVIDER_AUTH', {
          message: 'Invalid Credentials',
          details: { reason: 'TOKEN_EXPIRED' },
        })
      return result()
    }
    const find = (id: string) => {
      if (id !== SONG.id)
        throw new MutoscopeError('PROVIDER_REJECTED', {
          message: 'File not found',
          details: { reason: 'NOT_FOUND' },
        })
      return SONG
    }
    return {
      provider: 'google-drive',
      listFolders: ({ parentId = 'root', search = '' }) =>
        ask(`folders ${parentId} ${search}`.trim(), () => ({
          items: [{ id: '0Songs', name: 'Songs', modifiedAt: null }],
          nextPage: 'more',
        })),
      listFiles: ({ folderId = 'root', kind = 'file', page = '', limit }) =>
        ask(`${kind} ${folderId} ${page}${limit}`, () => ({
          items: kind === 'video' ? [] : [SONG],
          nextPage: null,
        })),
      getFile: (id) => ask(`file ${id}`, () => find(id)),
      openFile: (id) =>
        ask(`open ${id}`, () => ({ file: find(id), body: bytesSource(new TextEncoder().encode('a song')) })),
    }
  }
  return { source, asked }
}
