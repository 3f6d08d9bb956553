import type { Authenticate } from '@mutoscope/express'
import type { RequestHandler } from 'express'

/** Lets administrators through, and nobody else. */
export function adminsOnly(authenticate: Authenticate): RequestHandler {
  return async (request, response, next) => {
    const caller = await Promise.resolve(authenticate(request)).catch(() => null)
    if (caller?.admin === true) return next()
    response.sendStatus(caller === null ? 401 : 403)
  }
}
