import type { LinkSigner } from '@mutoscope/core'
import type { InputIssue } from '../../contract/family.js'
import type { RouteContext } from '../../contract/route-context.js'
import type { RouteDefinition } from '../../contract/route.js'
import { readFileClaims } from '../../links/file-links.js'
import { invalidInput } from '../../server/invalid-input.js'

/** Images as a caller gives them. */
type GivenImages = readonly { readonly url?: string | null | undefined }[]

const FILE_PATH = /\/api\/files\/([^/?#]+)\/[^/?#]+$/u

/**
 * Lets the addresses through that this API answered, so that a project may be sent back as it came. Images are
 * drawn from their prompts: a picture of the caller's own cannot take their place.
 *
 * @throws `INVALID_INPUT` that names each image with another address
 */
export async function assertOwnImageUrls(
  { links }: { readonly links: LinkSigner },
  images: GivenImages | undefined,
  context: Pick<RouteContext, 'url'>,
  route: RouteDefinition,
): Promise<void> {
  const isOurs = await Promise.all((images ?? []).map(async ({ url }) => isOwnUrl(links, url, context)))
  const issues = isOurs.flatMap((isOwn, index): readonly InputIssue[] =>
    isOwn
      ? []
      : [
          {
            place: 'body',
            field: `images.${index}.url`,
            message:
              'Images are generated from their prompts and cannot be loaded from a URL. Send null, or the URL that the project returned',
            missing: false,
          },
        ],
  )
  if (issues.length > 0) throw invalidInput({ invalid: null }, issues, route)
}

async function isOwnUrl(
  links: LinkSigner,
  url: string | null | undefined,
  context: Pick<RouteContext, 'url'>,
): Promise<boolean> {
  if (url === undefined || url === null || url === '') return true
  const token = FILE_PATH.exec(url)?.[1]
  if (token === undefined) return false
  const file = readFileClaims(await links.verify(decodeToken(token)))
  // Links end after a while, and a server may be reached by several names.
  return file === null ? url.startsWith(context.url('/api/files/')) : file.uploadId === undefined
}

function decodeToken(token: string): string {
  try {
    return decodeURIComponent(token)
  } catch {
    return token
  }
}
