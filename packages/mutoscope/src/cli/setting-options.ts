import {
  ASPECT_RATIOS,
  FRAME_RATES,
  LANGUAGES,
  ON_FAILURE,
  MUSIC_MOODS,
  QUALITIES,
  RESOLUTIONS,
  TEMPLATES,
  VISUAL_STYLES,
  VOICES,
  type ProjectSettings,
} from '@mutoscope/core'
import type { OptionTable, OptionValues } from './command.js'

/** Options that are settings of a project. */
export const SETTING_OPTIONS = {
  aspect: { type: 'text', values: ASPECT_RATIOS, says: 'shape of the picture (default 16:9)' },
  resolution: { type: 'text', values: RESOLUTIONS, says: 'length of the shorter side (default 1080p)' },
  fps: { type: 'number', values: FRAME_RATES, says: 'frames per second (default 30)' },
  quality: { type: 'text', values: QUALITIES, says: 'how much work the encoder does' },
  style: { type: 'text', values: VISUAL_STYLES, says: 'look of the pictures (default cinematic)' },
  template: { type: 'text', values: TEMPLATES, says: 'how scenes move and are joined' },
  music: { type: 'text', values: MUSIC_MOODS, says: 'mood of the music' },
  language: { type: 'text', values: LANGUAGES, says: 'language of script, voice and captions' },
  voice: { type: 'text', values: VOICES, says: 'who speaks' },
  speed: { type: 'number', value: '0.7-1.3', min: 0.7, max: 1.3, says: 'speed of the voice' },
  pitch: { type: 'number', value: '0.7-1.3', min: 0.7, max: 1.3, says: 'pitch of the voice' },
  wpm: {
    type: 'number',
    value: '80-240',
    min: 80,
    max: 240,
    says: 'words per minute for which scripts are planned',
  },
  'on-failure': {
    type: 'text',
    values: ON_FAILURE,
    says: 'what to do if a model cannot take a job',
  },
  captions: { type: 'flag', isOn: true, says: 'do not draw captions' },
} as const satisfies OptionTable

/** Options as settings; the studio checks ranges and names the ones that are wrong. */
export function toSettings(values: OptionValues<typeof SETTING_OPTIONS>): Partial<ProjectSettings> {
  const { aspect, speed, pitch, wpm, 'on-failure': onFailure, ...same } = values
  const given = {
    ...Object.fromEntries(Object.entries(same).filter(([name]) => name in SETTING_OPTIONS)),
    aspectRatio: aspect,
    voiceSpeed: speed,
    voicePitch: pitch,
    wordsPerMinute: wpm,
    onFailure,
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}
