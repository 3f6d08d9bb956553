import type { Language, ScriptStyle, UseCase } from '../domain/settings.js'
import type { Scene } from '../domain/storyboard.js'
import type { Model } from '../providers/model.js'
import { defineKind } from './define-kind.js'

/**
 * What a script is asked for. Exactly one of `prompt` and `script` is the matter; title and description say
 * more about it.
 */
export type ScriptRequest = {
  /** What the video is about, to be written by the model. */
  readonly prompt?: string
  /** The user's own words, to be kept: paragraphs become scenes, sentences stay whole. */
  readonly script?: string
  readonly title?: string
  readonly description?: string
  /** Length of the video in milliseconds; with `script` it may be left out: the words decide. */
  readonly durationMs?: number
  readonly language: Language
  readonly useCase: UseCase
  readonly tone: ScriptStyle
  readonly wordsPerMinute: number
  /** How many scenes there should be. @default what suits the length */
  readonly sceneCount?: number
  /** Scenes are only seen: their narration is empty. @default false */
  readonly silent?: boolean
}

/** A scene as a script model writes it: a storyboard scene without id and takes. */
export type ScriptScene = Omit<Scene, 'id' | 'takes'>

/** A written script. */
export type Script = {
  readonly title: string
  readonly scenes: readonly ScriptScene[]
}

/** Writes scripts. Output has no body; `data` is the whole script. */
export type ScriptModel = Model<ScriptRequest, Script>

/** Scripts that models write. What a quote expects of one, the recipe says. */
export const scriptKind = defineKind<ScriptRequest, Script, 'script'>({
  slot: 'script',
  standIn: ({ title = '' }) => ({ title, scenes: [] }),
})
