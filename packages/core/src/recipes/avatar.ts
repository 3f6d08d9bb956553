import * as z from 'zod'
import type { FileRef } from '../domain/file-ref.js'
import { frameSize } from '../domain/settings.js'
import { takeOf, type Scene } from '../domain/storyboard.js'
import { defineRecipe, type Recipe } from '../pipeline/define-recipe.js'
import { defineStage, type StageContext } from '../pipeline/define-stage.js'
import { estimateSpeechMs } from '../kinds/estimate-speech.js'
import { forEachScene } from '../pipeline/for-each-scene.js'
import type { AvatarRequest } from '../kinds/avatar.js'
import type { Script } from '../kinds/script.js'
import { spreadText } from '../speech/timing/spread-text.js'
import { pictureSchema } from './file-schema.js'
import { DEFAULT_RECIPE_LIMITS, type RecipeLimits } from './limits.js'
import { assembleStage } from './stages/assemble.js'
import { musicStage } from './stages/music.js'
import { renderStage } from './stages/render.js'
import { sceneSpeech, toVoice, type SceneVoice } from './stages/scene-voice.js'
import { scriptStage } from './stages/script.js'
import { noteStandIn } from './stages/stand-in.js'
import type { VideoMakers } from './stages/video-makers.js'
import { sceneClipName } from './artifact-names.js'
import { RECIPES } from './recipe-names.js'

/** What a talking head is made from. Shape, size and voice are project settings. */
export type AvatarBrief = {
  /** The words it says, kept as they are. */
  readonly script: string
  /** The provider's id of an avatar, a portrait, or who is to be drawn. */
  readonly avatar:
    { readonly presetId: string } | { readonly picture: FileRef } | { readonly description: string }
  readonly title?: string | undefined
  /**
   * The avatar provider's own voice, which then speaks instead of the studio's. @default the studio's speech
   * model
   */
  readonly voiceId?: string | undefined
}

const MAX = { descriptionChars: 1000, idChars: 500 } as const
const STAND_IN = 'There is no avatar model: a portrait stands still where an avatar would speak.'

/**
 * Somebody who speaks a script: `script` → `voice` → `avatar` → `music` (none until set) → `render` →
 * `video`. Without an avatar model a portrait stands in, with a warning.
 */
export function avatarRecipe(options: Partial<RecipeLimits> = {}): Recipe<AvatarBrief> {
  const limits = { ...DEFAULT_RECIPE_LIMITS, ...options }
  return defineRecipe<AvatarBrief>({
    name: RECIPES.avatar.name,
    brief: z.strictObject({
      script: z.string().trim().min(1).max(limits.maxScriptChars),
      avatar: z.union(
        [
          z.strictObject({ presetId: z.string().trim().min(1).max(MAX.idChars) }),
          z.strictObject({ picture: pictureSchema }),
          z.strictObject({ description: z.string().trim().min(1).max(MAX.descriptionChars) }),
        ],
        { error: 'Give one of presetId, picture and description' },
      ),
      title: z.string().trim().min(1).max(limits.maxPromptChars).optional(),
      voiceId: z.string().trim().min(1).max(MAX.idChars).optional(),
    }),
    settings: { music: 'none', template: 'none', style: 'realistic' },
    stages: [
      scriptStage<AvatarBrief>(
        ({ script, title }) => ({
          script,
          ...(title === undefined ? {} : { title }),
          useCase: 'explanation',
          tone: 'casual',
        }),
        (script) => breathe(script),
      ),
      defineStage<AvatarBrief>(RECIPES.avatar.stages.voice, { resource: 'io' }, async (context) => {
        if (!speaksItself(context))
          await forEachScene(context.storyboard, (scene) =>
            sceneSpeech(context.make, context.project.settings, scene),
          )
      }),
      defineStage<AvatarBrief>(RECIPES.avatar.stages.avatar, { resource: 'io' }, async (context) => {
        await forEachScene(context.storyboard, async (scene) => [
          await picture(context, scene),
          await voice(context, scene),
        ])
      }),
      musicStage(makers),
      renderStage(makers),
      assembleStage(makers),
    ],
  })
}

/**
 * Where a portrait stands in, the camera comes closer in one scene and goes back in the next, so that no cut
 * is seen.
 */
function breathe(script: Script): Script {
  return {
    ...script,
    scenes: script.scenes.map((scene, index) => ({
      ...scene,
      move: index % 2 === 0 ? 'zoom-in' : 'zoom-out',
    })),
  }
}

/** The avatar brings its voice. */
function speaksItself({ project, make }: StageContext<AvatarBrief>): boolean {
  return project.brief.voiceId !== undefined && make.has('avatar')
}

async function voice(context: StageContext<AvatarBrief>, scene: Scene): Promise<SceneVoice | null> {
  const { project, make } = context
  const {
    settings,
    brief: { voiceId },
  } = project
  const text = scene.narration.trim()
  if (text === '') return null
  if (speaksItself(context) && voiceId !== undefined) {
    const clip = await talk(context, scene, { type: 'text', text, voiceId }, [])
    const heard = await make.soundFacts(`${sceneClipName(scene)}/sound`, { sound: clip })
    // A clip that is not there yet is as long as its words.
    const durationMs = heard.data.durationMs || estimateSpeechMs(text, 1)
    return {
      audio: clip,
      durationMs,
      words: spreadText(text, settings.language, durationMs),
      timing: 'spread',
      silent: false,
      clip,
    }
  }
  const speech = await sceneSpeech(make, settings, scene)
  if (speech === null) return null
  if (!make.has('avatar')) return toVoice(speech)
  const clip = await talk(
    context,
    scene,
    { type: 'audio', hash: speech.content?.hash ?? '', mediaType: speech.content?.mediaType ?? 'audio/wav' },
    [speech],
  )
  return { ...toVoice(speech), durationMs: Math.max(speech.data.durationMs, clip.data.durationMs ?? 0), clip }
}

async function talk(
  context: StageContext<AvatarBrief>,
  scene: Scene,
  speech: AvatarRequest['speech'],
  derivedFrom: readonly SceneVoice['audio'][],
) {
  const { project, make } = context
  const { avatar } = project.brief
  const size = frameSize(project.settings.aspectRatio, project.settings.resolution)
  const request = { speech, ...size, take: takeOf(scene, 'clip') }
  const name = sceneClipName(scene)
  if ('presetId' in avatar)
    return make.avatar(name, { ...request, avatar: { type: 'preset', id: avatar.presetId } }, { derivedFrom })
  if ('picture' in avatar)
    return make.avatar(name, { ...request, avatar: { type: 'picture', ...avatar.picture } }, { derivedFrom })
  const portrait = await drawPortrait(context, avatar.description)
  const { hash = '', mediaType = 'image/png' } = portrait.content ?? {}
  return make.avatar(
    name,
    { ...request, avatar: { type: 'picture', hash, mediaType } },
    { derivedFrom: [...derivedFrom, portrait] },
  )
}

/** One portrait for all scenes; another take of the first scene's picture is another portrait. */
async function drawPortrait({ project, storyboard, make }: StageContext<AvatarBrief>, description: string) {
  const size = frameSize(project.settings.aspectRatio, project.settings.resolution)
  return make.image('portrait', {
    prompt: `Portrait of ${description}, head and shoulders, facing the camera, mouth closed, plain background`,
    style: project.settings.style,
    shot: 'close-up',
    ...size,
    take: storyboard.scenes[0]?.takes.image ?? 1,
    seed: description,
  })
}

/** What is seen where no avatar speaks. */
async function picture(context: StageContext<AvatarBrief>, scene: Scene) {
  const {
    make,
    project: {
      brief: { avatar },
    },
  } = context
  if (make.has('avatar') && scene.narration.trim() !== '') return null
  if (!make.has('avatar')) await noteStandIn(make, STAND_IN)
  if ('picture' in avatar) return make.upload('portrait', avatar.picture)
  return drawPortrait(context, 'description' in avatar ? avatar.description : 'a friendly presenter')
}

const makers: VideoMakers<AvatarBrief> = { look: ({ title, script }) => title ?? script, picture, voice }
