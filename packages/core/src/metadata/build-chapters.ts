import { METADATA_LIMITS } from './metadata-limits.js'
import type { MetadataScene } from './metadata-request.js'
import { limitHashtags } from './limit-hashtags.js'
import { truncateText } from './truncate-text.js'
import type { Chapter } from './video-metadata.js'

const TITLE_CHARACTERS = 70

/**
 * Makes chapters of scenes in the order of time: the first at 0, each at least `gapSec` long; a scene that
 * starts too soon goes into the chapter before it, as does one without a title. Without three chapters there
 * are none.
 */
export function buildChapters(
  scenes: readonly MetadataScene[],
  { durationMs, gapSec }: { readonly durationMs: number | null; readonly gapSec: number },
): readonly Chapter[] {
  const chapters: Chapter[] = []
  const endSec = durationMs === null ? Number.POSITIVE_INFINITY : durationMs / 1000
  for (const scene of scenes) {
    const title = chapterTitle(scene.title)
    const last = chapters.at(-1)
    const startSec = last === undefined ? 0 : Math.floor(scene.startMs / 1000)
    const farEnough = last === undefined || startSec - last.startSec >= gapSec
    if (title !== '' && farEnough && endSec - startSec >= gapSec) chapters.push({ title, startSec })
  }
  return chapters.length >= METADATA_LIMITS.chapters ? chapters : []
}

/**
 * Hashtags in a chapter would count against the limit of the whole video; signs at its start would be taken
 * for a part of the time.
 */
function chapterTitle(title: string): string {
  return truncateText(limitHashtags(title, 0).replace(/^[\s\-–:|)\]]+/u, ''), {
    maxCharacters: TITLE_CHARACTERS,
  })
}
