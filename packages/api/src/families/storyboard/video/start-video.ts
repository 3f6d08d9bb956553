import {
  ARTIFACT_NAMES,
  RECIPES,
  toDollars,
  toMicros,
  type FileRef,
  type MusicVideoBrief,
  type Project,
} from '@mutoscope/core'
import { findGenre, findMood, generateMetadata } from '@mutoscope/core/metadata'
import { ApiError } from '../../../contract/error-definition.js'
import type { RouteContext } from '../../../contract/route-context.js'
import type { SchemaOutput } from '../../../contract/schema.js'
import { apiKeyRequired, insufficientCredits, invalidRequest } from '../errors.js'
import type { StoryboardServices } from '../storyboard-services.js'
import { isEngineAvailable } from './engine-available.js'
import { priceEngine } from './engine-price.js'
import { openSong } from './open-song.js'
import type { VideoRecord } from './video-record.js'
import type { generateBody } from './video-wire.js'
import { findEngine } from './find-engine.js'
import type { Engine } from './engine-catalog.js'

type Order = SchemaOutput<typeof generateBody>

/** A task that was taken. */
export interface StartedVideo {
  readonly taskId: string
  readonly expectedMicros: number
}

/** Seconds of a video whose order names no length and brings no song. */
const USUAL_SEC = 30

/**
 * Takes the order of a video, prices it and sets it to work, in one commit.
 *
 * @throws `API_KEY_REQUIRED` where the engine is not available and nothing may stand in, `INVALID_REQUEST`
 *   where no key would help;
 *   `INSUFFICIENT_CREDITS` when it is expected to cost more than its budget
 */
export async function startVideo(
  services: StoryboardServices,
  order: Order,
  context: RouteContext,
): Promise<StartedVideo> {
  const { studio, videos } = services
  const { ownerId } = context
  const engine = order.engine === undefined ? null : findEngine(order.engine)
  const available = engine === null || (await isEngineAvailable(services, ownerId, engine))
  if (engine !== null && !available && !(order.allow_stand_in ?? services.options.standIns))
    throw notAvailable(engine)
  const song = await openSong(services, order.music_file, context)
  const budgetMicros = order.budget_usd === undefined ? null : toMicros(order.budget_usd)
  const project = studio.projects.draft({
    ownerId,
    recipe: RECIPES.musicVideo.name,
    budgetMicros,
    brief: toBrief(order, song.file, available ? engine : 'none'),
    settings: {
      ...(order.aspect_ratio === undefined ? {} : { aspectRatio: order.aspect_ratio }),
      ...(order.resolution === undefined ? {} : { resolution: order.resolution }),
    },
  })
  const durationSec =
    order.duration ?? (song.file === null ? USUAL_SEC : await measureSong(services, project, song.file))
  const {
    price: { expectedMicros },
  } = await studio.quote(project)
  if (budgetMicros !== null && expectedMicros > budgetMicros) throw tooLittle(expectedMicros, budgetMicros)
  const record = videos.draft({
    ownerId,
    id: project.id,
    projectId: project.id,
    label: order.project_name ?? '',
    text: [order.prompt, order.song_title, order.project_name]
      .filter((text) => text !== undefined)
      .join('\n'),
    data: {
      ...toData(order, durationSec),
      standIn: !available,
      warnings: available ? song.warnings : [standInNote(engine), ...song.warnings],
      ...priceOf(order, engine, durationSec, expectedMicros),
    },
  })
  const run = { autoApprove: true, priority: order.priority }
  await studio.orders.place([{ project, records: [record], run }])
  return { taskId: project.id, expectedMicros }
}

function toBrief(
  { prompt, duration, style, song_title, genre, bpm, character, num_scenes }: Order,
  music: FileRef | null,
  engine: Engine | 'none' | null,
): Partial<MusicVideoBrief> {
  return {
    concept: prompt,
    style,
    durationSec: duration ?? (music === null ? USUAL_SEC : undefined),
    songTitle: song_title,
    genre,
    bpm,
    character,
    numScenes: num_scenes,
    music: music ?? undefined,
    engine:
      engine === 'none'
        ? engine
        : engine?.real == null
          ? undefined
          : { provider: engine.real.provider, model: engine.real.model },
  }
}

/** The recipe measures the same song under the same names, so it is heard through once. */
async function measureSong({ studio }: StoryboardServices, project: Project, song: FileRef): Promise<number> {
  const facts = await studio.derive(project, { stage: RECIPES.musicVideo.stages.music }, async (make) =>
    make.soundFacts(ARTIFACT_NAMES.songFacts, { sound: await make.upload(ARTIFACT_NAMES.song, song) }),
  )
  return facts.data.durationMs / 1000
}

function toData(
  order: Order,
  durationSec: number,
): Omit<VideoRecord, 'standIn' | 'warnings' | 'costMicros' | 'credits' | 'engine'> {
  const {
    project_name: projectName = null,
    song_title: songTitle = null,
    genre = null,
    mood = null,
    bpm = null,
    prompt,
    style,
  } = order
  // The recipe takes any words; metadata needs a genre and a mood that it knows.
  const { title, description, tags } = generateMetadata({
    title: songTitle ?? projectName ?? '',
    description: prompt,
    language: order.language,
    durationMs: durationSec * 1000,
    genre: findGenre(genre ?? '') ?? 'soundtrack',
    mood: findMood(mood ?? '') ?? 'epic',
  })
  return {
    projectName,
    songTitle,
    musicFile: order.music_file === undefined ? null : withoutToken(order.music_file),
    genre,
    mood,
    bpm,
    prompt,
    style,
    durationSec,
    youtube: { title, description, tags },
  }
}

/** What is kept and shown holds no token. */
function withoutToken(name: string): string {
  if (!URL.canParse(name)) return name
  const address = new URL(name)
  if (!address.searchParams.has('access_token')) return name
  address.searchParams.delete('access_token')
  return address.href
}

function priceOf(
  { manual_price_per_10s: manualPricePer10s }: Order,
  engine: Engine | null,
  durationSec: number,
  expectedMicros: number,
): Pick<VideoRecord, 'engine' | 'costMicros' | 'credits'> {
  if (engine === null) return { engine: null, costMicros: expectedMicros, credits: null }
  const { totalMicros, totalCredits } = priceEngine({ engine: engine.id, durationSec, manualPricePer10s })
  return { engine: engine.id, costMicros: totalMicros, credits: totalCredits }
}

function standInNote(engine: Engine | null): string {
  return `${engine?.name ?? 'The engine'} is not available here: the video is made of pictures under a moving camera.`
}

function notAvailable({ id, name, real }: Engine): ApiError {
  return real === null
    ? new ApiError(invalidRequest, {
        message: `${name} has no API that Mutoscope can use. Choose another engine, or send allow_stand_in: true to use animated stills instead.`,
        details: { field: 'engine', engine: id },
      })
    : new ApiError(apiKeyRequired, {
        message: `${name} requires an API key. Save one with POST /api/storyboard/api-keys.`,
        details: { engine: id, service: real.provider },
      })
}

function tooLittle(requiredMicros: number, availableMicros: number): ApiError {
  const [required, available] = [toDollars(requiredMicros), toDollars(availableMicros)]
  return new ApiError(insufficientCredits, {
    message: `The video is expected to cost $${required.toFixed(2)}; its budget is $${available.toFixed(2)}.`,
    details: { required, available, unit: 'USD' },
  })
}
