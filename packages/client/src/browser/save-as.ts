/**
 * Saves bytes from the browser under a name, as the user would with a link. Bytes of a response are collected
 * first.
 *
 * @example
 * saveAs(await jobsGetVideo(client, { params: { job_id: 4 } }), 'hero.mp4')
 */
export async function saveAs(bytes: Response | Blob, filename: string): Promise<void> {
  const url = URL.createObjectURL(bytes instanceof Blob ? bytes : await bytes.blob())
  const link = Object.assign(document.createElement('a'), { href: url, download: filename })
  link.click()
  // The browser reads the address after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
