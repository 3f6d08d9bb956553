import { ASPECT_RATIOS, DEFAULT_RECIPE_LIMITS, LANGUAGES, MUSIC_MOODS, RESOLUTIONS } from '@mutoscope/core'
import * as z from 'zod'
import { budgetUsd, projectQuote } from '../../../project-routes/project-wire.js'
import { templateValues } from '../template/template-wire.js'
import { STYLE_WORDS } from '../../../setting-words/setting-words.js'

/** Most videos of one batch. */
const BATCH_SIZE = 50

const id = z.string().min(1).max(500)

/** An order for a video. What it does not say is as its campaign says, and else as given here. */
export const generateBody = z
  .strictObject({
    /** What is spoken. Either this or a template. */
    script: z.string().trim().min(1).max(DEFAULT_RECIPE_LIMITS.maxScriptChars).optional(),
    template_id: id.optional(),
    /** Fills the template; a campaign fills `brand`, `campaign` and `audience`. */
    variables: templateValues.optional(),
    /** @default the built-in `maya` */
    avatar_id: id.optional(),
    /** A picture that was uploaded to `/api/uploads`, which speaks in place of an avatar. */
    portrait_upload_id: id.optional(),
    /** @default `alloy` */
    voice_id: id.optional(),
    campaign_id: id.optional(),
    /** @default the template's name, or the first sentence */
    title: z.string().trim().min(1).max(200).optional(),
    /** @default '16:9' */
    aspect_ratio: z.enum(ASPECT_RATIOS).optional(),
    /** @default '1080p' */
    resolution: z.enum(RESOLUTIONS).optional(),
    /** @default the template's, or `en` */
    language: z.enum(LANGUAGES).optional(),
    /** How a portrait is drawn. @default 'realistic' */
    style: STYLE_WORDS.taken.optional(),
    /** @default true */
    captions: z.boolean().optional(),
    /** @default 'none' */
    music: z.enum(MUSIC_MOODS).optional(),
    /** 1 is the voice's own. */
    voice_speed: z.number().min(0.7).max(1.3).optional(),
    /** The most it may cost; null or nothing for no limit but the campaign's. */
    budget_usd: budgetUsd.optional(),
    /** Of jobs that wait, the one with the highest goes first. */
    priority: z.int().min(-10).max(10).default(0),
  })
  .check(({ value, issues }) => {
    const refuse = (path: string, message: string) =>
      issues.push({ code: 'custom', input: value, path: [path], message })
    if ((value.script === undefined) === (value.template_id === undefined))
      refuse('script', 'Give either script or template_id')
    if (value.variables !== undefined && value.template_id === undefined)
      refuse('variables', 'Variables fill a template: give template_id')
    if (value.avatar_id !== undefined && value.portrait_upload_id !== undefined)
      refuse('portrait_upload_id', 'Give either avatar_id or portrait_upload_id')
  })

/** The body of `POST /api/ai-studio/generate-videos`. */
export const batchBody = z.strictObject({ videos: z.array(generateBody).min(1).max(BATCH_SIZE) })

/** What an order would cost. */
export const videoQuote = projectQuote
  .extend({
    /** What the budget of its campaign has left; null without one. */
    campaign_left_usd: z.number().min(0).nullable(),
  })
  .meta({ id: 'VideoQuote' })
