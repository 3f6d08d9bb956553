import type { Studio } from '@mutoscope/core'
import type { ProviderWebhook } from '@mutoscope/core/ports'
import { bindFamily, type Family, type FamilyContract } from '../../contract/family.js'
import type { Handlers } from '../../contract/handler.js'
import { studioContract } from './contract.js'
import type { ReadinessProbe } from './handlers/check-readiness.js'
import { createOwnerHandlers } from './handlers/owner-handlers.js'
import { createServiceHandlers } from './handlers/service-handlers.js'

/** Options of {@link createStudioFamily}. */
export interface StudioFamilyOptions {
  /** More to look at for `/readyz`, such as a queue. @default the storage and the compositor */
  readonly probes?: Readonly<Record<string, ReadinessProbe>>
  /** How the webhooks of providers that sign are checked. @default none: the signed address alone */
  readonly providerWebhooks?: readonly ProviderWebhook[]
  /** Show `/metrics` to anybody. @default false, administrators only */
  readonly publicMetrics?: boolean
}

/** The family that all others share. `contracts` are all that are served together. */
export function createStudioFamily(
  studio: Studio,
  contracts: () => readonly FamilyContract[],
  options: StudioFamilyOptions = {},
): Family {
  const probes: Readonly<Record<string, ReadinessProbe>> = {
    storage: async () => {
      await studio.checkStorage()
      return 'stores what is written'
    },
    compositor: () => studio.mediaVersion(),
    ...options.probes,
  }
  const handlers: Handlers<typeof studioContract.routes> = {
    ...createServiceHandlers({
      studio,
      contracts,
      probes,
      providerWebhooks: options.providerWebhooks ?? [],
      publicMetrics: options.publicMetrics ?? false,
    }),
    ...createOwnerHandlers(studio),
  }
  return bindFamily(studioContract, { handlers, sockets: {} })
}
