import {
  ARTIFACT_NAMES,
  MutoscopeError,
  RECIPES,
  type Artifact,
  type ArtifactOf,
  type FileRef,
  type Json,
  type Make,
  type ProjectRef,
} from '@mutoscope/core'
import { digestOf } from '@mutoscope/core/ports'
import { ApiError } from '../../../contract/error-definition.js'
import type { RouteContext } from '../../../contract/route-context.js'
import type { SchemaOutput } from '../../../contract/schema.js'
import { runFailure } from '../../../run-project/run-failure.js'
import { runToStage } from '../../../run-project/run-to-stage.js'
import { invalidRequest, notFound } from '../errors.js'
import { findFile, type FoundFile, type WantedFile } from '../files/find-file.js'
import { fileProject, findOrCreate } from '../files/source-project.js'
import { missingField } from '../invalid-input.js'
import type { StoryboardServices } from '../storyboard-services.js'
import type { thumbnailsBody } from './thumbnail-wire.js'

/** Where pictures are made, and from what. */
export interface PictureSource {
  readonly ref: ProjectRef
  readonly type: 'video' | 'picture'
  open(make: Make): Promise<Artifact>
  readonly warnings: readonly string[]
}

const VIDEO_OR_PICTURE: WantedFile = { field: 'video_url', kinds: ['video', 'image'] }
const ONLY_VIDEO: WantedFile = { field: 'video_url', kinds: ['video'] }

type Order = Pick<SchemaOutput<typeof thumbnailsBody>, 'video_url' | 'context'>

/**
 * Finds what thumbnails are made from: the video that is named, or, where there is none or it cannot be
 * loaded, a picture that is drawn from the context.
 *
 * @throws `MISSING_FIELDS` without a video and a context; what finding the video throws, where there is no
 *   context to draw from
 */
export async function findPictureSource(
  services: StoryboardServices,
  { video_url: name, context: words }: Order,
  context: RouteContext,
): Promise<PictureSource> {
  if (name === undefined) {
    if (words === undefined) throw missingField(['video_url', 'context'])
    return drawPicture(services, words, context, [])
  }
  try {
    return await openFile(services, await findFile(services, name, VIDEO_OR_PICTURE, context), context)
  } catch (error) {
    const reason = unloadable(error)
    if (words === undefined || reason === null) throw error
    return drawPicture(services, words, context, [
      `The video could not be loaded, so a picture was drawn from the context. ${reason}`,
    ])
  }
}

/**
 * The video that is named, and nothing else. @throws `INVALID_REQUEST` for what is no video; as `findFile`
 */
export async function findVideoSource(
  services: StoryboardServices,
  name: string,
  context: RouteContext,
): Promise<PictureSource> {
  const source = await openFile(services, await findFile(services, name, ONLY_VIDEO, context), context)
  if (source.type === 'picture')
    throw new ApiError(invalidRequest, {
      message: 'video_url is a picture. Send a video.',
      details: { field: 'video_url' },
    })
  return source
}

async function openFile(
  { studio }: StoryboardServices,
  { hash, mediaType, video }: FoundFile,
  { ownerId }: RouteContext,
): Promise<PictureSource> {
  if (video !== null) {
    const artifact = await studio.artifacts.get(video.ref, ARTIFACT_NAMES.video)
    return { ref: video.ref, type: 'video', open: () => Promise.resolve(artifact), warnings: [] }
  }
  const type = typeOf(mediaType)
  const file: FileRef = { hash, mediaType }
  return {
    ref: await fileProject(studio, ownerId, file),
    type,
    open: (make): Promise<ArtifactOf<Json>> => make.upload('source', file),
    warnings: [],
  }
}

function typeOf(mediaType: string): PictureSource['type'] {
  if (mediaType.startsWith('video/')) return 'video'
  if (mediaType.startsWith('image/')) return 'picture'
  throw new ApiError(invalidRequest, {
    message: `video_url is ${mediaType}. Send a video.`,
    details: { field: 'video_url', media_type: mediaType },
  })
}

/** Why a file could not be loaded; null for an error that is not about that. */
function unloadable(error: unknown): string | null {
  if (error instanceof ApiError)
    return error.definition === notFound || error.definition === invalidRequest ? error.message : null
  const isLoading =
    MutoscopeError.isInstance(error) &&
    (error.code.startsWith('PROVIDER_') || error.code === 'MEDIA_INVALID' || error.code === 'TIMEOUT')
  return isLoading ? error.message : null
}

async function drawPicture(
  { studio }: StoryboardServices,
  words: NonNullable<Order['context']>,
  { ownerId, signal }: RouteContext,
  warnings: readonly string[],
): Promise<PictureSource> {
  const { song_title: title, genre, mood, description } = words
  const about = [description, title === undefined ? '' : `The song "${title}"`, genre, mood].filter(
    (text) => text !== undefined && text !== '',
  )
  const prompt = `Cover picture of a music video, one clear subject, room for a title. ${about.join('. ')}.`
  const ref = await findOrCreate(studio, {
    ownerId,
    key: `storyboard.picture:${await digestOf(prompt)}`,
    prompt,
  })
  const failure = runFailure(await runToStage(studio, ref, { target: RECIPES.picture.stages.images, signal }))
  if (failure !== undefined) throw failure
  const artifact = await studio.artifacts.get(ref, ARTIFACT_NAMES.picture)
  return { ref, type: 'picture', open: () => Promise.resolve(artifact), warnings }
}
