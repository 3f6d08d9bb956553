import type { CampaignServices } from '../campaign-services.js'
import { avatarNotFound } from '../errors.js'
import { notFound } from '../or-not-found.js'
import type { Avatar } from './avatars.js'

/** An avatar by its id. @throws `AVATAR_NOT_FOUND` */
export async function findAvatar(
  { avatars }: Pick<CampaignServices, 'avatars'>,
  ownerId: string,
  id: string,
): Promise<Avatar> {
  const avatar = await avatars.find(ownerId, id)
  if (avatar === undefined) throw notFound(avatarNotFound, id)
  return avatar
}
