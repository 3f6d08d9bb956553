const HOSTS: ReadonlySet<string> = new Set([
  'drive.google.com',
  'docs.google.com',
  'drive.usercontent.google.com',
])

/** Whether an address is one of Google Drive. */
export function isDriveLink({ hostname }: URL): boolean {
  return HOSTS.has(hostname)
}

/** The id of the file that a link to Google Drive names, or null. */
export function driveFileId({ pathname, searchParams }: URL): string | null {
  const id =
    /\/(?:file\/)?d\/(?<id>[\w-]{8,200})(?:\/|$)/u.exec(pathname)?.groups?.['id'] ?? searchParams.get('id')
  return id !== null && /^[\w-]{8,200}$/u.test(id) ? id : null
}
