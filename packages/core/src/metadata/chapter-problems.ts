import { METADATA_LIMITS } from './metadata-limits.js'
import type { MetadataProblem } from './metadata-problem.js'
import { toProblem } from './to-problem.js'
import type { Chapter } from './video-metadata.js'

/** Why YouTube would show no chapters. No chapters at all is no problem. */
export function chapterProblems(
  chapters: readonly Chapter[],
  durationMs: number | null,
): readonly MetadataProblem[] {
  const [first] = chapters
  if (first === undefined) return []
  const problem = (code: Parameters<typeof toProblem>[0], message: string) =>
    toProblem(code, 'chapters', message)
  const problems: MetadataProblem[] = []
  if (first.startSec !== 0)
    problems.push(
      problem(
        'CHAPTERS_FIRST_NOT_ZERO',
        `The first chapter starts at ${first.startSec} s. It must start at 00:00.`,
      ),
    )
  if (chapters.length < METADATA_LIMITS.chapters)
    problems.push(
      problem(
        'CHAPTERS_TOO_FEW',
        `There are ${chapters.length} chapters. YouTube shows chapters from ${METADATA_LIMITS.chapters} on.`,
      ),
    )
  const endSec = durationMs === null ? Number.POSITIVE_INFINITY : durationMs / 1000
  for (const [index, { startSec, title }] of chapters.entries()) {
    const lengthSec = (chapters[index + 1]?.startSec ?? endSec) - startSec
    if (title === '') problems.push(problem('CHAPTER_UNTITLED', `Chapter ${index + 1} has no title.`))
    if (lengthSec <= 0)
      problems.push(
        problem(
          'CHAPTERS_NOT_ASCENDING',
          `Chapter ${index + 1} starts at ${startSec} s, not before what follows it.`,
        ),
      )
    else if (lengthSec < METADATA_LIMITS.chapterSec)
      problems.push(
        problem(
          'CHAPTER_TOO_SHORT',
          `Chapter ${index + 1} is ${lengthSec} s long. The least is ${METADATA_LIMITS.chapterSec} s.`,
        ),
      )
  }
  return problems
}
