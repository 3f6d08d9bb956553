import type { NarratedBrief, ProjectSettings } from '@mutoscope/core'
import type { SchemaOutput } from '../../contract/schema.js'
import type { KeptProject } from './find-project.js'
import type { ProjectData } from './project-record.js'
import type { updateBody } from './project-wire.js'

/** What a caller wrote. */
type Fields = SchemaOutput<typeof updateBody>

/** What a script is asked for. */
export function toBrief(
  { title, description, useCase, scriptStyle }: ProjectData,
  script?: string,
): NarratedBrief {
  return {
    title,
    useCase,
    tone: scriptStyle,
    ...(description === '' ? {} : { description }),
    ...(script === undefined ? {} : { script }),
  }
}

/** Look, voice and sound as a caller wrote them. */
export function toSettings(fields: Fields): Partial<ProjectSettings> {
  const {
    voice_id,
    audio_speed,
    audio_pitch,
    image_style,
    resolution,
    fps,
    video_template_id,
    background_music,
    aspect_ratio,
  } = fields
  return withoutUndefined<ProjectSettings>({
    voice: voice_id,
    voiceSpeed: audio_speed,
    voicePitch: audio_pitch,
    style: image_style,
    resolution,
    fps,
    template: video_template_id,
    music: background_music,
    aspectRatio: aspect_ratio,
  })
}

/** The words of a project with those that a caller wrote. */
export function withFields(data: ProjectData, fields: Fields): ProjectData {
  const { title, description, language, use_case, script_style, video_inspirations } = fields
  return {
    ...data,
    ...withoutUndefined<ProjectData>({
      title,
      description,
      language,
      useCase: use_case,
      scriptStyle: script_style,
      inspirations: video_inspirations,
    }),
  }
}

/** The script of a project: the caller's own, or the one that was written; empty when there is none. */
export function scriptText({ brief, project }: Pick<KeptProject, 'brief' | 'project'>): string {
  return (
    brief.script ??
    (project.storyboard?.scenes ?? [])
      .map(({ narration }) => narration)
      .filter((narration) => narration !== '')
      .join('\n\n')
  )
}

/** True for a text that says something else than the script, spaces aside. */
export function isOtherScript(
  kept: Pick<KeptProject, 'brief' | 'project'>,
  text: string | undefined,
): text is string {
  return text !== undefined && text !== '' && words(text) !== words(scriptText(kept))
}

function words(text: string): string {
  return text.split(/\s+/u).join(' ').trim()
}

function withoutUndefined<Whole>(given: {
  readonly [Key in keyof Whole]?: Whole[Key] | undefined
}): Partial<Whole> {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Partial<Whole>
}
