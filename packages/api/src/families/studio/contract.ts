import type { FamilyOf } from '../../contract/family.js'
import { ownerRoutes } from './routes/owner-routes.js'
import { serviceRoutes } from './routes/service-routes.js'

/** What all families share: health, documentation, bytes by link, uploads, webhooks, spending. */
export const studioContract: FamilyOf<typeof serviceRoutes & typeof ownerRoutes> = {
  name: 'studio',
  title: 'Studio',
  description:
    'Health, documentation, files by signed link, uploads, incoming and outgoing webhooks, spending, and paid calls that need a decision.',
  errorNames: 'SCREAMING_CASE',
  errors: [],
  routes: { ...serviceRoutes, ...ownerRoutes },
  sockets: {},
}
