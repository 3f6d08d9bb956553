import {
  ARTIFACT_NAMES,
  makeVoiceTrack as mixVoiceTrack,
  sceneSpeechName,
  type Artifact,
  type ArtifactOf,
  type ProjectRef,
  type Studio,
} from '@mutoscope/core'
import type { SpeechData } from '@mutoscope/core/ports'

/** Makes the whole voice of a project as one MP3, named `audio`. Null for a project that says nothing. */
export async function makeVoiceTrack(studio: Studio, ref: ProjectRef): Promise<Artifact | null> {
  const [{ storyboard }, artifacts] = await Promise.all([
    studio.projects.get(ref),
    studio.artifacts.list(ref),
  ])
  // A scene that says nothing any more may have a line from before.
  const spoken = (storyboard?.scenes ?? []).filter(({ narration }) => narration.trim() !== '')
  const lines = spoken.flatMap(
    ({ id }) => (artifacts.get(sceneSpeechName({ id })) ?? []) as ArtifactOf<SpeechData>[],
  )
  return lines.length === 0
    ? null
    : studio.derive(ref, { stage: ARTIFACT_NAMES.audio }, (make) => mixVoiceTrack(make, lines))
}
