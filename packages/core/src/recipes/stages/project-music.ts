import type { ProjectSettings } from '../../domain/settings.js'
import type { MixMusic } from '../../kinds/mix.js'
import type { Make } from '../../make/make.js'

/** The bed against the voice, and how far it goes down while somebody speaks, decibels. */
const BED = { gainDb: -8, duckDb: -10, fadeInMs: 300, fadeOutMs: 1500 } as const

/** Makes the music bed of a project; null when it wants none. */
export async function projectMusic(
  make: Make,
  settings: ProjectSettings,
  look: string,
): Promise<MixMusic | null> {
  return settings.music === 'none'
    ? null
    : { audio: await make.music('music', { mood: settings.music, seed: look }), ...BED }
}
