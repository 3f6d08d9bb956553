import { openAsBlob } from 'node:fs'
import { basename } from 'node:path'

/**
 * A file of the disk for a form. It is read as it is sent, never as a whole.
 *
 * @example
 * await adsGenerate(client, { form: { product_name: 'Tea', product_image: await fileOf('tea.png',
 * 'image/png') } })
 */
export async function fileOf(path: string, mediaType = ''): Promise<File> {
  return new File([await openAsBlob(path)], basename(path), { type: mediaType })
}
