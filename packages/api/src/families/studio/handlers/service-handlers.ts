import type { Studio } from '@mutoscope/core'
import type { ProviderWebhook } from '@mutoscope/core/ports'
import { respond } from '../../../contract/handler-response.js'
import { ApiError } from '../../../contract/error-definition.js'
import type { FamilyContract } from '../../../contract/family.js'
import type { Handlers } from '../../../contract/handler.js'
import { createDocumentation } from '../../../openapi/documentation.js'
import { pageHeaders } from '../../../openapi/reference/page-headers.js'
import { COMMON_ERRORS } from '../../../server/common-errors.js'
import { readFileClaims } from '../../../links/file-links.js'
import { isWebhookToken } from '../../../links/provider-webhook-links.js'
import { linkNotValid, notReady, signatureNotValid } from '../errors.js'
import type { serviceRoutes } from '../routes/service-routes.js'
import { createReadiness, type ReadinessProbe } from './check-readiness.js'
import { storedFile } from '../../../downloads/stored-file.js'

/** What the service routes work with. */
export interface ServiceHandlerOptions {
  readonly studio: Studio
  /** Every family that is served together with this one. */
  readonly contracts: () => readonly FamilyContract[]
  readonly probes: Readonly<Record<string, ReadinessProbe>>
  readonly providerWebhooks: readonly ProviderWebhook[]
  readonly publicMetrics: boolean
}

/** Serves health, documentation, bytes by link, and the webhooks of providers. */
export function createServiceHandlers({
  studio,
  contracts,
  probes,
  providerWebhooks,
  publicMetrics,
}: ServiceHandlerOptions): Handlers<typeof serviceRoutes> {
  const documentation = createDocumentation(contracts)
  const readiness = createReadiness(probes, () => studio.clock.now())
  return {
    live: () => ({ status: 'ok' }),
    async ready() {
      const checks = await readiness()
      const missing = Object.keys(checks).filter((name) => checks[name]?.ok !== true)
      if (missing.length > 0)
        throw new ApiError(notReady, { message: `Not ready: ${missing.join(', ')}.`, details: { checks } })
      return { status: 'ready', checks }
    },
    metrics(_input, { principal }) {
      if (!publicMetrics && principal === null) throw new ApiError(COMMON_ERRORS.unauthorized)
      if (!publicMetrics && principal?.admin !== true)
        throw new ApiError(COMMON_ERRORS.forbidden, { message: 'Only administrators may read metrics.' })
      return studio.metrics.text()
    },
    openApi: ({ query }, context) => ({
      ...documentation.document(context.url(''), query.version),
    }),
    reference: async (_input, context) =>
      respond(200, documentation.page(context.url('')), await pageHeaders()),
    postman: (_input, context) => ({ ...documentation.collection(context.url('')) }),
    async file({ params }) {
      const claims = readFileClaims(await studio.links.verify(params.token))
      const ended = claims?.uploadId !== undefined && !(await studio.uploads.exists(claims.uploadId))
      if (claims === null || ended)
        throw new ApiError(linkNotValid, {
          message: 'This link has expired or is invalid. Request a new one.',
        })
      return storedFile(studio, claims, { cacheControl: 'private, max-age=3600' })
    },
    async providerWebhook({ params, raw }, context) {
      const { provider, call_id: marker, token } = params
      if (!isWebhookToken(await studio.links.verify(token), { provider, marker }))
        throw new ApiError(linkNotValid, { message: 'This URL was not issued to a provider.' })
      const reader = providerWebhooks.find((candidate) => candidate.provider === provider)
      const reading = await reader?.read({
        header: (name) => context.header(name),
        body: raw,
        now: studio.clock.now(),
      })
      if (reading?.genuine === false)
        throw new ApiError(signatureNotValid, { message: `The request was not signed by ${provider}.` })
      return { taken: await studio.calls.arrived({ marker, operation: reading?.operation ?? null }) }
    },
  }
}
