import type { FileKind } from '@mutoscope/core/ports'

/** Media type of a folder. */
export const FOLDER_TYPE = 'application/vnd.google-apps.folder'

/** What is looked for in one folder. */
export interface DriveSearch {
  readonly parentId: string
  readonly type: FileKind | 'folder' | 'file'
  readonly search?: string | undefined
}

/** Writes a query in Drive's search language. Trash is left out. */
export function driveQuery({ parentId, type, search }: DriveSearch): string {
  const terms = [`${quote(parentId)} in parents`, ofType(type), 'trashed=false']
  if (search !== undefined && search.trim() !== '') terms.push(`name contains ${quote(search.trim())}`)
  return terms.join(' and ')
}

function ofType(type: DriveSearch['type']): string {
  if (type === 'folder') return `mimeType=${quote(FOLDER_TYPE)}`
  if (type === 'file') return `mimeType!=${quote(FOLDER_TYPE)}`
  return `mimeType contains ${quote(`${type}/`)}`
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
