import * as z from 'zod'
import { CAMERA_MOVES, SHOT_SIZES } from '../domain/storyboard.js'
import type { MusicMood } from '../domain/settings.js'
import { defineRecipe, type Recipe } from '../pipeline/define-recipe.js'
import { defineStage, type StageContext } from '../pipeline/define-stage.js'
import type { Script } from '../kinds/script.js'
import { cutOnBeats } from '../timeline/cut-on-beats.js'
import { engineSchema } from './engine-schema.js'
import { pictureSchema, soundSchema } from './file-schema.js'
import { DEFAULT_RECIPE_LIMITS, type RecipeLimits } from './limits.js'
import type { MusicVideoBrief } from './music-video-brief.js'
import { loadSong, sceneCountOf } from './music-video-song.js'
import { readStyle } from './read-style.js'
import { assembleStage } from './stages/assemble.js'
import { clipsStage } from './stages/clips.js'
import { imagesStage } from './stages/images.js'
import { musicStage } from './stages/music.js'
import { renderStage } from './stages/render.js'
import { sceneClips } from './stages/scene-clips.js'
import { sceneImage } from './stages/scene-image.js'
import { writeScript, writeStoryboard } from './stages/script.js'
import type { VideoMakers } from './stages/video-makers.js'
import { ARTIFACT_NAMES } from './artifact-names.js'
import { RECIPES } from './recipe-names.js'

const PROMPT_PLACE = '{prompt}'
const MAX = { scenes: 100, references: 8, shortTextChars: 200, styleChars: 500 } as const

/**
 * A video to a song: `script` → `music` → `images` → `clips` (with a video model) → `render` → `video`.
 * Nobody speaks; every cut falls on a beat.
 *
 * @example
 * await makeVideo(studio, { recipe: 'music-video', brief: { concept: 'A dancer crosses a city at night',
 * style: 'neon', bpm: 120 }, out: 'song.mp4' })
 */
export function musicVideoRecipe(options: Partial<RecipeLimits> = {}): Recipe<MusicVideoBrief> {
  const limits = { ...DEFAULT_RECIPE_LIMITS, ...options }
  const prompt = z.string().trim().min(1).max(limits.maxPromptChars)
  const makers = makersOf(limits.maxDurationSec)
  return defineRecipe<MusicVideoBrief>({
    name: RECIPES.musicVideo.name,
    brief: z.strictObject({
      concept: prompt,
      durationSec: z.number().min(limits.minDurationSec).max(limits.maxDurationSec).optional(),
      scenes: z
        .array(
          z.strictObject({ prompt, durationSec: z.number().min(0.5).max(limits.maxDurationSec).optional() }),
        )
        .min(1)
        .max(MAX.scenes)
        .optional(),
      scenePrompt: prompt
        .refine((text) => text.split(PROMPT_PLACE).length === 2, { error: `Name ${PROMPT_PLACE} once` })
        .optional(),
      numScenes: z.int().min(1).max(MAX.scenes).optional(),
      music: soundSchema.optional(),
      genre: z.string().trim().max(MAX.shortTextChars).optional(),
      bpm: z.number().min(40).max(220).optional(),
      songTitle: z.string().trim().max(MAX.shortTextChars).optional(),
      character: z.string().trim().max(limits.maxPromptChars).optional(),
      references: z.array(pictureSchema).max(MAX.references).optional(),
      engine: z.union([engineSchema, z.literal('none')]).optional(),
      style: z.string().trim().min(1).max(MAX.styleChars).default('cinematic'),
    }),
    settings: { captions: false, template: 'none' },
    settingsFor: ({ style, genre = '' }) => ({ style: readStyle(style).style, music: moodOf(genre, style) }),
    stages: [
      defineStage<MusicVideoBrief>(RECIPES.musicVideo.stages.script, { resource: 'io' }, (context) =>
        writeScenes(context, limits.maxDurationSec),
      ),
      musicStage(makers),
      imagesStage(makers),
      clipsStage(makers),
      renderStage(makers),
      assembleStage(makers),
    ],
  })
}

function makersOf(maxDurationSec: number): VideoMakers<MusicVideoBrief> {
  const look = ({ concept, style }: MusicVideoBrief) => `${concept}, ${style}`
  return {
    look,
    voice: () => Promise.resolve(null),
    picture: ({ project, make }, scene) =>
      make.image(...sceneImage(project.settings, look(project.brief), scene, project.brief.references)),
    async clips(context, scene, wanted) {
      const { engine, references } = context.project.brief
      return engine === 'none' ? null : sceneClips(context, scene, wanted, { engine, references })
    },
    music: async (context) => (await loadSong(context, maxDurationSec)).bed,
    async lengths(context) {
      const { totalMs, cutsMs, derivedFrom } = await loadSong(context, maxDurationSec)
      const planned = context.storyboard.scenes.map((scene) => scene.durationMs)
      return {
        plannedMs: cutOnBeats(planned, { totalMs, beatsMs: cutsMs, fps: context.project.settings.fps }),
        derivedFrom,
      }
    },
  }
}

/** Makes the storyboard: of the scenes that the brief names, or of a script without words to be spoken. */
async function writeScenes(context: StageContext<MusicVideoBrief>, maxDurationSec: number): Promise<void> {
  const { brief } = context.project
  // The length of the song is only looked for where the brief leaves it open.
  const { totalMs, derivedFrom } =
    brief.durationSec === undefined
      ? await loadSong(context, maxDurationSec)
      : { totalMs: brief.durationSec * 1000, derivedFrom: [] }
  const { concept, character, genre, songTitle, style, scenePrompt = PROMPT_PLACE } = brief
  if (brief.scenes !== undefined) {
    const script = toScript(brief, brief.scenes, totalMs)
    const written = await context.make.local(
      ARTIFACT_NAMES.script,
      {
        kind: 'script',
        version: '1',
        request: script,
        compute: () => ({ body: null, data: script }),
        standIn: script,
      },
      { derivedFrom },
    )
    await writeStoryboard(context, written)
    return
  }
  const more = [
    `The pictures of a music video, in the style ${style}. It follows the song in moods and motifs; nobody speaks.`,
    songTitle === undefined ? '' : `The song is called "${songTitle}".`,
    genre === undefined ? '' : `Its genre: ${genre}.`,
    character === undefined ? '' : `In every scene: ${character}.`,
  ]
  const written = await writeScript(
    context,
    {
      ...(songTitle === undefined || songTitle === '' ? {} : { title: songTitle }),
      prompt: concept,
      description: more.filter((line) => line !== '').join(' '),
      durationMs: Math.round(totalMs),
      sceneCount: sceneCountOf(brief, totalMs),
      silent: true,
      useCase: 'storytelling',
      tone: readStyle(style).tone,
    },
    derivedFrom,
  )
  await writeStoryboard(context, written, (script) => ({
    ...script,
    scenes: script.scenes.map((scene) => ({
      ...scene,
      narration: '',
      imagePrompt: withCharacter(
        scenePrompt.replace(PROMPT_PLACE, () => scene.imagePrompt),
        character,
      ),
    })),
  }))
}

/** Shots and moves go round, so that no two scenes that follow each other look alike. */
function toScript(
  { concept, songTitle, character }: MusicVideoBrief,
  scenes: NonNullable<MusicVideoBrief['scenes']>,
  totalMs: number,
): Script {
  const known = scenes.reduce((sum, scene) => sum + (scene.durationSec ?? 0) * 1000, 0)
  const open = scenes.filter((scene) => scene.durationSec === undefined).length
  const shareMs = Math.max(1000, Math.round((totalMs - known) / Math.max(1, open)))
  return {
    title: (songTitle ?? concept).slice(0, MAX.shortTextChars),
    scenes: scenes.map(({ prompt, durationSec }, index) => ({
      description: prompt,
      narration: '',
      imagePrompt: withCharacter(prompt, character),
      durationMs: durationSec === undefined ? shareMs : Math.round(durationSec * 1000),
      shot: SHOTS[index % SHOTS.length] ?? 'wide',
      move: MOVES[index % MOVES.length] ?? 'still',
    })),
  }
}

const SHOTS = SHOT_SIZES.filter((shot) => shot === 'wide' || shot === 'medium' || shot === 'close-up')
const MOVES = CAMERA_MOVES.filter((move) => move !== 'still')

function withCharacter(prompt: string, character: string | undefined): string {
  return character === undefined || character === '' || prompt.includes(character)
    ? prompt
    : `${prompt.replace(/(?<![\s.])[\s.]+$/u, '')}. With ${character}.`
}

/** What a genre sounds like, as far as a bed has moods. */
const GENRE_MOODS: readonly { readonly words: RegExp; readonly mood: Exclude<MusicMood, 'none'> }[] = [
  { words: /lo-?fi|ambient|chill|new age|meditat|trip.?hop/u, mood: 'ambient' },
  { words: /classic|orchestr|cinematic|epic|soundtrack|score|opera|metal/u, mood: 'cinematic' },
  { words: /acoustic|folk|jazz|soul|r.?(?:&|n|and).?b\b|ballad|blues|country|singer|piano/u, mood: 'soft' },
  {
    words:
      /pop|rock|hip.?hop|rap|trap|edm|electr|dance|house|techno|disco|funk|latin|reggae|indie|punk|wave|drum/u,
    mood: 'upbeat',
  },
]

function moodOf(genre: string, style: string): Exclude<MusicMood, 'none'> {
  return GENRE_MOODS.find(({ words }) => words.test(genre.toLowerCase()))?.mood ?? readStyle(style).music
}
