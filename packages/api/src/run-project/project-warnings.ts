import type { Artifact } from '@mutoscope/core'

/** What whoever uses a project should know of what was made for it, each sentence once. */
export function warningsOf(
  artifacts: ReadonlyMap<string, Pick<Artifact, 'warnings'>>,
  others: readonly string[] = [],
): string[] {
  return [...new Set([...others, ...[...artifacts.values()].flatMap(({ warnings }) => warnings)])]
}
