import * as z from 'zod'
import { money } from '../../project-routes/project-wire.js'

/** A webhook of an owner. */
export const webhook = z
  .object({
    id: z.string(),
    url: z.string(),
    events: z.array(z.string()),
    disabled: z.boolean(),
    disabled_because: z.enum(['gone']).nullable(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: 'Webhook' })

/** A webhook with its secret, shown this once. */
export const webhookWithSecret = webhook.extend({ secret: z.string() }).meta({ id: 'WebhookWithSecret' })

/** One event on its way to one webhook. */
export const delivery = z
  .object({
    id: z.string(),
    webhook_id: z.string(),
    project_id: z.string(),
    run_id: z.string().nullable(),
    seq: z.int(),
    type: z.string(),
    status: z.enum(['pending', 'delivered', 'dead']),
    attempts: z.int().min(0),
    answered: z.int().nullable(),
    failure: z.string().nullable(),
    next_attempt_at: z.iso.datetime().nullable(),
    body: z.string(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: 'WebhookDelivery' })

/** A file that an owner brought. */
export const upload = z
  .object({
    id: z.string(),
    filename: z.string().nullable(),
    media_type: z.string(),
    size: z.int().min(0),
    sha256: z.string(),
    url: z.string(),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'Upload' })

/** A paid call whose answer was lost, or that was settled. */
export const call = z
  .object({
    id: z.string(),
    project_id: z.string(),
    run_id: z.string(),
    stage: z.string(),
    name: z.string(),
    provider: z.string(),
    model: z.string(),
    status: z.string(),
    /** How far the provider says it is, 0 to 1. */
    progress: z.number().nullable(),
    /** When it is sent, looked at or searched for next; null when nothing has to be waited for. */
    waits_until: z.iso.datetime().nullable(),
    /** What went wrong last, also while it is tried again. */
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: 'Call' })

/** Sums of an owner's charges. */
export const ownerTotals = z
  .object({ calls: z.int().min(0), estimated: money, reserved: money, actual: money })
  .meta({ id: 'OwnerTotals' })

/** One look at something that is needed. */
export const readinessCheck = z.object({ ok: z.boolean(), detail: z.string() }).meta({ id: 'ReadinessCheck' })
