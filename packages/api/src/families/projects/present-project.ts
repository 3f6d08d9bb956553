import { ARTIFACT_NAMES, type Artifact } from '@mutoscope/core'
import type { RouteContext } from '../../contract/route-context.js'
import type { SchemaInput } from '../../contract/schema.js'
import { updatedAt } from '../../kept-project/present-kept.js'
import { toIso } from '../../project-routes/wire-values.js'
import { readAttention } from '../../run-project/attention.js'
import { runPercent } from '../../run-project/run-percent.js'
import { isProcessing, type KeptProject } from './find-project.js'
import { knownImages, type KnownImage } from './project-images.js'
import type { ProjectServices } from './project-record.js'
import { toProjectStatus } from './project-status.js'
import { toProjectWarnings } from './project-warnings.js'
import { scriptText } from './project-words.js'
import type { project as projectSchema } from './project-wire.js'
import {
  STYLE_WORDS,
  TEMPLATE_WORDS,
  USE_CASE_WORDS,
  VOICE_WORDS,
} from '../../setting-words/setting-words.js'

/** The artifact of a project's own thumbnail. */
export const THUMBNAIL = 'thumbnail'

type FileUrl = Pick<RouteContext, 'fileUrl'>
type Addresses = Pick<RouteContext, 'fileUrl' | 'url'>

/** A project as it is sent. */
export async function presentProject(
  { studio }: Pick<ProjectServices, 'studio'>,
  kept: KeptProject,
  context: Addresses,
): Promise<SchemaInput<typeof projectSchema>> {
  const {
    record,
    project: { settings, ...project },
    run,
    reached,
    artifacts,
  } = kept
  const { data } = record
  const [images, audio, video, thumbnail, attention, rows] = await Promise.all([
    presentImages(kept, context),
    presentAudio(kept, context),
    urlOf(artifacts.get(ARTIFACT_NAMES.video), 'video.mp4', context),
    presentThumbnail(kept, context),
    readAttention(studio, run, context),
    run === null ? [] : studio.runs.stages({ ownerId: run.ownerId, runId: run.id }),
  ])
  return {
    id: project.id,
    title: data.title,
    description: data.description,
    language: data.language,
    use_case: USE_CASE_WORDS.toTheirs(data.useCase),
    status: toProjectStatus(reached),
    script_text: scriptText(kept),
    script_style: data.scriptStyle,
    voice_id: VOICE_WORDS.toTheirs(settings.voice),
    audio_speed: settings.voiceSpeed,
    audio_pitch: settings.voicePitch,
    audio_path: audio,
    image_style: STYLE_WORDS.toTheirs(settings.style),
    images,
    resolution: settings.resolution,
    fps: settings.fps,
    video_template_id: TEMPLATE_WORDS.toTheirs(settings.template),
    background_music: settings.music,
    aspect_ratio: settings.aspectRatio,
    video_url: video,
    thumbnail,
    duration: durationOf(artifacts.get(ARTIFACT_NAMES.video) ?? artifacts.get(ARTIFACT_NAMES.audio)),
    video_inspirations: [...data.inspirations],
    processing: isProcessing(kept) && attention === null,
    progress: runPercent(studio, kept.project, run, rows),
    warnings: toProjectWarnings(kept),
    error: attention?.message ?? (run?.status === 'failed' ? (run.error?.message ?? null) : null),
    attention,
    created_at: toIso(project.createdAt),
    updated_at: updatedAt(kept, record),
  }
}

/** The images of a project with their addresses. */
export async function presentImages(
  kept: KeptProject,
  context: FileUrl,
): Promise<{ prompt: string; url: string | null }[]> {
  return Promise.all(
    knownImages(kept).map(async (image, index) => ({
      prompt: image.prompt,
      url: await imageUrl(image, index, context),
    })),
  )
}

/** Where the picture of an image is; null until it is drawn. */
export async function imageUrl(
  { picture }: Pick<KnownImage, 'picture'>,
  index: number,
  context: FileUrl,
): Promise<string | null> {
  return urlOf(
    picture,
    `image-${index}.${picture?.content?.mediaType === 'image/jpeg' ? 'jpg' : 'png'}`,
    context,
  )
}

/** Where the voice of a project is; null until it has spoken. */
export async function presentAudio({ artifacts }: KeptProject, context: FileUrl): Promise<string | null> {
  return urlOf(artifacts.get(ARTIFACT_NAMES.audio), 'audio.mp3', context)
}

/** A picture that stands for the project: its thumbnail, and before there is one, its first image. */
export async function presentThumbnail(kept: KeptProject, context: FileUrl): Promise<string | null> {
  return (
    (await urlOf(kept.artifacts.get(THUMBNAIL), 'thumbnail.jpg', context)) ??
    (await imageUrl({ picture: knownImages(kept)[0]?.picture ?? null }, 0, context))
  )
}

/** The length of a sound or video, seconds; 0 for none. */
export function durationOf(artifact: Artifact | undefined): number {
  return artifact === undefined ? 0 : (artifact.data as { readonly durationMs: number }).durationMs / 1000
}

async function urlOf(
  artifact: Artifact | null | undefined,
  filename: string,
  context: FileUrl,
): Promise<string | null> {
  return artifact?.content == null ? null : context.fileUrl(artifact.ownerId, artifact.content, filename)
}
