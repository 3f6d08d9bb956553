import {
  VISUAL_STYLES,
  type MusicMood,
  type ScriptStyle,
  type Template,
  type VisualStyle,
} from '../domain/settings.js'

/** What a style in somebody's own words means for a video. */
export interface StylePlan {
  readonly style: VisualStyle
  readonly music: Exclude<MusicMood, 'none'>
  readonly tone: ScriptStyle
  readonly template: Template
  readonly transitionMs: number
  /** How long a scene is as a rule, milliseconds. */
  readonly sceneMs: number
  /** Colour of buttons, `#rrggbb`. */
  readonly accent: string
}

const USUAL: StylePlan = {
  style: 'cinematic',
  music: 'corporate',
  tone: 'professional',
  template: 'ken-burns',
  transitionMs: 500,
  sceneMs: 4000,
  accent: '#2f6bff',
}

/** What words in a style mean, the most telling first; each says only what it is about. */
const RULES: readonly { readonly words: RegExp; readonly plan: Partial<StylePlan> }[] = [
  { words: /\b(?:anime|manga)\b/u, plan: { style: 'anime' } },
  { words: /\b(?:pixar|cartoon\w*|3d|animated)\b/u, plan: { style: 'pixar', tone: 'casual' } },
  { words: /\b(?:flat|vector|graphic|infographic|geometric)\b/u, plan: { style: 'flat-design' } },
  { words: /\b(?:watercolou?r|pastel|delicate)\b/u, plan: { style: 'watercolor', music: 'soft' } },
  { words: /\b(?:oil|painterly|painted|baroque)\b/u, plan: { style: 'oil-painting' } },
  { words: /\b(?:sketch\w*|hand[- ]drawn|pencil|doodle)\b/u, plan: { style: 'sketch' } },
  {
    words: /\b(?:realistic|photo\w*|documentary|authentic|natural|raw|street)\b/u,
    plan: { style: 'realistic' },
  },
  {
    words:
      /\b(?:energetic|dynamic|fast|bold|sport\w*|vibrant|upbeat|exciting|powerful|edgy|neon|party|pop)\b/u,
    plan: {
      music: 'upbeat',
      tone: 'casual',
      template: 'slide-left',
      transitionMs: 250,
      sceneMs: 2500,
      accent: '#ff3d5a',
    },
  },
  {
    words: /\b(?:playful|fun|funny|quirky|colou?rful|cheerful|happy|comedic|humou?r\w*|kids?)\b/u,
    plan: {
      style: 'pixar',
      music: 'upbeat',
      tone: 'casual',
      template: 'zoom-in',
      transitionMs: 300,
      sceneMs: 3000,
      accent: '#ff8a00',
    },
  },
  {
    words: /\b(?:minimal\w*|clean|simple|calm|scandinavian|pure|quiet)\b/u,
    plan: {
      style: 'realistic',
      music: 'soft',
      tone: 'professional',
      template: 'fade',
      transitionMs: 700,
      sceneMs: 5000,
      accent: '#3a3f47',
    },
  },
  {
    words: /\b(?:luxur\w*|elegant|premium|exclusive|sophisticated|refined|glamou?r\w*)\b/u,
    plan: { music: 'cinematic', tone: 'inspirational', transitionMs: 800, sceneMs: 4500, accent: '#b8913b' },
  },
  {
    words: /\b(?:cinematic|epic|dramatic|dark|moody|film\w*|noir)\b/u,
    plan: { style: 'cinematic', music: 'cinematic', tone: 'inspirational', accent: '#c8452d' },
  },
  {
    words: /\b(?:eco|green|organic|sustainable|earthy|botanical|warm|cozy|cosy|rustic|dreamy)\b/u,
    plan: { style: 'realistic', music: 'ambient', tone: 'inspirational', accent: '#2f8f5b' },
  },
  {
    words: /\b(?:retro|vintage|nostalgic|80s|90s)\b/u,
    plan: { style: 'flat-design', music: 'upbeat', tone: 'casual', accent: '#d1603d' },
  },
  {
    words: /\b(?:inspir\w*|uplifting|hopeful|emotional|heartfelt|romantic)\b/u,
    plan: { music: 'soft', tone: 'inspirational' },
  },
  {
    words: /\b(?:modern|sleek|tech\w*|futuristic|corporate|professional|digital|cyber\w*)\b/u,
    plan: { music: 'corporate', tone: 'professional', transitionMs: 400, sceneMs: 3500 },
  },
]

/**
 * Reads a style in somebody's own words, such as "energetic, neon" or "watercolor". What no word speaks of is
 * as usual.
 */
export function readStyle(text: string): StylePlan {
  const plain = text.toLowerCase().replaceAll('_', ' ')
  const named = VISUAL_STYLES.find((style) => spaced(plain) === spaced(style))
  const spoken = RULES.filter(({ words }) => words.test(plain)).map(({ plan }) => plan)
  return {
    ...USUAL,
    ...Object.assign({}, ...spoken.toReversed()),
    ...(named === undefined ? {} : { style: named }),
  }
}

function spaced(text: string): string {
  return text.trim().replaceAll('-', ' ')
}
