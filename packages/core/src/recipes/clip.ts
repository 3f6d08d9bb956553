import * as z from 'zod'
import { frameSize } from '../domain/settings.js'
import { takeOf, type Scene } from '../domain/storyboard.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { defineRecipe, type Recipe } from '../pipeline/define-recipe.js'
import { defineStage, type StageContext } from '../pipeline/define-stage.js'
import type { Script } from '../kinds/script.js'
import type { FrameImage } from '../kinds/clip.js'
import { engineSchema } from './engine-schema.js'
import { pictureSchema } from './file-schema.js'
import { DEFAULT_RECIPE_LIMITS, type RecipeLimits } from './limits.js'
import { assembleStage } from './stages/assemble.js'
import { clipsStage } from './stages/clips.js'
import { renderStage } from './stages/render.js'
import { sceneImage } from './stages/scene-image.js'
import { writeStoryboard } from './stages/script.js'
import { noteStandIn } from './stages/stand-in.js'
import type { SceneClips, VideoMakers, WantedClips } from './stages/video-makers.js'
import { ARTIFACT_NAMES, sceneClipName } from './artifact-names.js'
import { RECIPES } from './recipe-names.js'

/** What one clip is made from. Shape and size are project settings. */
export type ClipBrief = {
  readonly prompt: string
  /** Seconds; a length that the model does not make is put together from several clips and cut. */
  readonly durationSec: number
  /** Pictures that it begins with, ends with, or shows; at most 8, and one `first` and one `last`. */
  readonly images?: readonly FrameImage[] | undefined
  /** With the sound that the model makes, where it makes one. @default false */
  readonly audio: boolean
  /** The video model. @default the studio's */
  readonly engine?: { readonly provider: string; readonly model: string } | undefined
}

const MAX_IMAGES = 8
const TITLE_CHARS = 100
const STAND_IN = 'There is no video model: instead of a clip the video shows a picture under a moving camera.'

/**
 * One clip from a prompt: `images` (only what is needed) → `clips` → `render` → `video`. Without a video
 * model a still picture stands in, with a warning.
 */
export function clipRecipe(options: Partial<RecipeLimits> = {}): Recipe<ClipBrief> {
  const limits = { ...DEFAULT_RECIPE_LIMITS, minDurationSec: 1, ...options }
  const images = z
    .array(z.strictObject({ ...pictureSchema.shape, use: z.enum(['first', 'last', 'reference']) }))
    .max(MAX_IMAGES)
    .refine(
      (list) =>
        (['first', 'last'] as const).every((use) => list.filter((image) => image.use === use).length <= 1),
      { error: 'Give at most one first and one last picture' },
    )
  return defineRecipe<ClipBrief>({
    name: RECIPES.clip.name,
    brief: z.strictObject({
      prompt: z.string().trim().min(1).max(limits.maxPromptChars),
      durationSec: z.number().min(limits.minDurationSec).max(limits.maxDurationSec),
      images: images.optional(),
      audio: z.boolean().default(false),
      engine: engineSchema.optional(),
    }),
    settings: { template: 'none', music: 'none', captions: false },
    stages: [
      defineStage<ClipBrief>(RECIPES.clip.stages.images, { resource: 'io' }, async (context) => {
        const script = toScript(context.project.brief)
        await writeStoryboard(
          context,
          await context.make.local(ARTIFACT_NAMES.script, {
            kind: 'script',
            version: '1',
            request: script,
            compute: () => ({ body: null, data: script }),
            standIn: script,
          }),
        )
        for (const scene of context.storyboard.scenes) await picture(context, scene)
      }),
      clipsStage(makers),
      renderStage(makers),
      assembleStage(makers),
    ],
  })
}

function toScript({ prompt, durationSec }: ClipBrief): Script {
  return {
    title: prompt.slice(0, TITLE_CHARS),
    scenes: [
      {
        description: prompt,
        narration: '',
        imagePrompt: prompt,
        shot: 'wide',
        move: 'zoom-in',
        durationMs: Math.round(durationSec * 1000),
      },
    ],
  }
}

/** The picture that the clip begins with, or that stands in for it; null where the prompt is enough. */
async function picture({ project, make }: StageContext<ClipBrief>, scene: Scene) {
  const { images = [], engine } = project.brief
  const can = make.clipCapabilities(engine)
  const first = images.find(({ use }) => use === 'first')
  if (can === null) await noteStandIn(make, STAND_IN)
  if (first !== undefined) return make.upload('first', { hash: first.hash, mediaType: first.mediaType })
  return can === null || can.needsImage
    ? make.image(...sceneImage(project.settings, project.brief.prompt, scene, images))
    : null
}

async function clips(
  { project, make }: StageContext<ClipBrief>,
  scene: Scene,
  wanted: WantedClips,
): Promise<SceneClips | null> {
  const { images = [], audio, engine } = project.brief
  const can = make.clipCapabilities(engine)
  if (can === null) return null
  if (wanted.picture !== null && !can.takesFirstImage && !can.needsImage) {
    throw new MutoscopeError('INVALID_INPUT', {
      message:
        'The video model does not take a first frame. Omit the first picture, or pass it as a reference.',
      details: { field: 'images' },
    })
  }
  const files = (use: FrameImage['use']) =>
    images.filter((image) => image.use === use).map(({ hash, mediaType }) => ({ hash, mediaType }))
  const heard = audio && can.audio
  const made = await make.clips(
    sceneClipName(scene),
    {
      prompt: scene.imagePrompt,
      durationMs: wanted.durationMs,
      ...frameSize(project.settings.aspectRatio, project.settings.resolution),
      audio: heard,
      take: takeOf(scene, 'clip'),
      pictures: wanted.picture === null ? [] : [wanted.picture],
      last: files('last')[0],
      references: files('reference'),
    },
    { prefer: engine, derivedFrom: wanted.derivedFrom },
  )
  return { ...made, heard }
}

const makers: VideoMakers<ClipBrief> = {
  look: ({ prompt }) => prompt,
  picture,
  clips,
  voice: () => Promise.resolve(null),
}
