import * as z from 'zod'
import type { FileRef } from '../domain/file-ref.js'
import { frameSize } from '../domain/settings.js'
import type { Scene, ShotSize } from '../domain/storyboard.js'
import { defineRecipe, type Recipe } from '../pipeline/define-recipe.js'
import type { StageContext } from '../pipeline/define-stage.js'
import type { Script, ScriptScene } from '../kinds/script.js'
import { engineSchema } from './engine-schema.js'
import { pictureSchema } from './file-schema.js'
import { readStyle } from './read-style.js'
import { assembleStage } from './stages/assemble.js'
import { clipsStage } from './stages/clips.js'
import { imagesStage } from './stages/images.js'
import { musicStage } from './stages/music.js'
import { renderStage } from './stages/render.js'
import { sceneClips } from './stages/scene-clips.js'
import { sceneImage } from './stages/scene-image.js'
import { scriptStage } from './stages/script.js'
import type { VideoMakers } from './stages/video-makers.js'
import { voiceStage } from './stages/voice.js'
import { RECIPES } from './recipe-names.js'

/**
 * What an ad is made from. Shape and size of the video are project settings; look, music and pace follow the
 * style until they are set.
 */
export type ProductAdBrief = {
  /** 1 to 100 characters. */
  readonly productName: string
  /** In your own words, for instance `modern`, `minimalist`, `energetic`. */
  readonly style: string
  /** Call to action, 1 to 50 characters: the button of the end card and the last words. */
  readonly ctaText: string
  /**
   * PNG, JPEG or WebP: shown as it is in the hero scene and on the end card, and given to picture models that
   * take such pictures.
   */
  readonly productImage?: FileRef | undefined
  /** Seconds, 6 to 60. @default 20 */
  readonly durationSec: number
  /** The video model for its clips. @default the studio's */
  readonly engine?: { readonly provider: string; readonly model: string } | undefined
}

const LIMITS = {
  productNameChars: 100,
  styleChars: 500,
  ctaChars: 50,
  minDurationSec: 6,
  maxDurationSec: 60,
} as const

/**
 * An ad for a product: `script` → `voice` → `images` → `clips` (with a video model) → `music` → `render` →
 * `video`. Its last scene is an end card with the product's name and the call to action.
 */
export function productAdRecipe(): Recipe<ProductAdBrief> {
  return defineRecipe<ProductAdBrief>({
    name: RECIPES.productAd.name,
    brief: z.strictObject({
      productName: z.string().trim().min(1).max(LIMITS.productNameChars),
      style: z.string().trim().min(1).max(LIMITS.styleChars),
      ctaText: z.string().trim().min(1).max(LIMITS.ctaChars),
      productImage: pictureSchema.optional(),
      durationSec: z.number().min(LIMITS.minDurationSec).max(LIMITS.maxDurationSec).default(20),
      engine: engineSchema.optional(),
    }),
    settingsFor({ style }) {
      const { sceneMs: _sceneMs, tone: _tone, accent: _accent, ...settings } = readStyle(style)
      return settings
    },
    stages: [
      scriptStage<ProductAdBrief>(
        (brief) => adMatter(brief),
        (script, brief) => shapeAd(script, brief),
      ),
      voiceStage(makers),
      imagesStage(makers),
      clipsStage(makers),
      musicStage(makers),
      renderStage(makers),
      assembleStage(makers),
    ],
  })
}

function adMatter({ productName, style, ctaText, durationSec }: ProductAdBrief) {
  const { tone, sceneMs } = readStyle(style)
  const durationMs = Math.round(durationSec * 1000)
  return {
    title: productName,
    // A stop inside a name would end the sentence.
    prompt: productName.replace(/(?<![.!?…])[.!?…]+(?=\s)/gu, ''),
    description: `An advertisement for ${productName}. Its style: ${style}. Hook the viewer in the first seconds, then show the product, what it does for people and why to believe it. The last scene is the call to action and ends with the words "${ctaText}". Claim nothing that the name does not tell.`,
    durationMs,
    sceneCount: Math.max(3, Math.round(durationMs / sceneMs)),
    useCase: 'commercial' as const,
    tone,
  }
}

/** The last words are the call to action. The end card stands still, the product comes closer. */
function shapeAd(script: Script, { productName, ctaText, productImage }: ProductAdBrief): Script {
  const parts = partsOf(script.scenes)
  const shape = (scene: ScriptScene, part: Part | undefined): ScriptScene => {
    if (part === 'hero' && productImage !== undefined) return { ...scene, move: 'zoom-in' }
    if (part !== 'end') return scene
    const says = scene.narration.toLowerCase().includes(ctaText.toLowerCase())
    return {
      ...scene,
      move: 'still',
      narration: says ? scene.narration : `${sentence(productName)} ${sentence(ctaText)}`,
    }
  }
  return { ...script, scenes: script.scenes.map((scene, index) => shape(scene, parts[index])) }
}

function sentence(text: string): string {
  return text.replace(/[^.!?…]$/u, '$&.')
}

const look = ({ productName, style }: ProductAdBrief) => `${productName}, ${style}`

const makers: VideoMakers<ProductAdBrief> = {
  look,
  async picture(context, scene) {
    const { project, make } = context
    const { productName, ctaText, productImage, style } = project.brief
    const drawn = await make.image(
      ...sceneImage(
        project.settings,
        look(project.brief),
        scene,
        productImage === undefined ? [] : [productImage],
      ),
    )
    const card = cardOf(context, scene)
    if (card === null) return drawn
    return make.card(`scene/${scene.id}/card`, {
      ...frameSize(project.settings.aspectRatio, project.settings.resolution),
      heading: productName,
      ...(card === 'end' ? { button: ctaText } : {}),
      ...(productImage === undefined ? {} : { picture: await make.upload('product', productImage) }),
      background: drawn,
      accent: readStyle(style).accent,
    })
  },
  // A video model would not keep the words of a card.
  clips: (context, scene, wanted) =>
    cardOf(context, scene) === null
      ? sceneClips(context, scene, wanted, { engine: context.project.brief.engine })
      : Promise.resolve(null),
  captioned: (context, scene) => cardOf(context, scene) === null,
}

/** Which card a scene shows, if any. */
function cardOf({ storyboard, project }: StageContext<ProductAdBrief>, scene: Scene): 'hero' | 'end' | null {
  const part = partsOf(storyboard.scenes)[storyboard.scenes.findIndex(({ id }) => id === scene.id)]
  if (part === 'end') return part
  return part === 'hero' && project.brief.productImage !== undefined ? part : null
}

type Part = 'story' | 'hero' | 'end'
const NEAR: readonly ShotSize[] = ['close-up', 'extreme-close-up', 'insert']

/**
 * What every scene is for: the last one is the end card, the first near shot before it the hero, or else the
 * scene in the middle.
 */
function partsOf(scenes: readonly { readonly shot: ShotSize }[]): readonly Part[] {
  const last = scenes.length - 1
  const near = scenes.findIndex(({ shot }, index) => index < last && NEAR.includes(shot))
  const hero = near === -1 ? Math.floor(last / 2) : near
  return scenes.map((_, index) => (index === last ? 'end' : index === hero ? 'hero' : 'story'))
}
