import type { ProjectSettings } from '../../domain/settings.js'
import { defineStage, type Stage } from '../../pipeline/define-stage.js'
import type { Make } from '../../pipeline/make.js'
import type { ArtifactOf } from '../../pipeline/make-item.js'
import type { MusicData } from '../../providers/music-model.js'

/** Makes the music bed of a project; null when it wants none. */
export async function projectMusic(make: Make, settings: ProjectSettings, look: string): Promise<ArtifactOf<MusicData> | null> {
  return settings.music === 'none' ? null : make.music('music', { mood: settings.music, seed: look })
}

/** Makes the music bed. */
export function musicStage<Brief>(look: (brief: Brief) => string): Stage<Brief> {
  return defineStage<Brief>('music', { resource: 'io' }, async ({ project, make }) => {
    await projectMusic(make, project.settings, look(project.brief))
  })
}
