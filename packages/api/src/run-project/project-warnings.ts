import { MutoscopeError, type ProjectRef, type Studio } from '@mutoscope/core'

/**
 * What whoever uses a project should know of what was made for it, each sentence once: `others` first. Empty
 * for a project that was removed meanwhile.
 */
export async function readWarnings(
  { projects }: Pick<Studio, 'projects'>,
  { ownerId, projectId }: ProjectRef,
  others: readonly string[] = [],
): Promise<string[]> {
  try {
    const found = await projects.warnings({ ownerId, projectId })
    return [...new Set([...others, ...found.map(({ message }) => message)])]
  } catch (error) {
    if (MutoscopeError.isInstance(error) && error.code === 'PROJECT_NOT_FOUND') return [...others]
    throw error
  }
}
