const HOSTS: ReadonlySet<string> = new Set([
  'drive.google.com',
  'docs.google.com',
  'drive.usercontent.google.com',
])
const API_HOSTS: ReadonlySet<string> = new Set(['www.googleapis.com', 'content.googleapis.com'])
const FILE_ID = /^[\w-]{8,200}$/u
const IN_LINK = /\/(?:file\/)?d\/(?<id>[\w-]{8,200})(?:\/|$)/u
const IN_API = /^\/drive\/v[23]\/files\/(?<id>[\w-]{8,200})$/u

/** Whether an address is one of Google Drive: of its pages, or the `download_url` of a file's metadata. */
export function isDriveLink({ hostname, pathname }: URL): boolean {
  return HOSTS.has(hostname) || (API_HOSTS.has(hostname) && pathname.startsWith('/drive/'))
}

/** The id of the file that a link to Google Drive names, or null. */
export function driveFileId({ pathname, searchParams }: URL): string | null {
  const id =
    IN_LINK.exec(pathname)?.groups?.['id'] ?? IN_API.exec(pathname)?.groups?.['id'] ?? searchParams.get('id')
  return id !== null && FILE_ID.test(id) ? id : null
}

/** Whether a text that is no address may be the id of a file in Google Drive. */
export function isDriveFileId(text: string): boolean {
  return FILE_ID.test(text)
}
