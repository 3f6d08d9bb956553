import type { Json, Logger } from '@mutoscope/core'
import { describe, expect, it } from 'vitest'
import { ApiError } from '../contract/error-definition.js'
import { bindFamily } from '../contract/family.js'
import { adsContract } from '../families/ads/contract.js'
import { jobNotFound, validationError } from '../families/ads/errors.js'
import { refuseRequest } from './refuse-request.js'

const family = bindFamily({ ...adsContract, routes: {}, sockets: {} }, { handlers: {}, sockets: {} })

function refuse(error: unknown) {
  const logged: { level: string; message: string; facts: Readonly<Record<string, Json>> | undefined }[] = []
  const write = (level: string) => (facts: Readonly<Record<string, Json>>, message: string) => {
    logged.push({ level, message, facts })
  }
  const logger: Logger = {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  }
  const { status } = refuseRequest(
    { name: 'ads.getJob', family },
    error,
    { requestId: 'request-1', header: () => undefined },
    { logger, now: 0, problemJson: false },
  )
  return { status, logged }
}

describe('what the log says of a refused request', () => {
  it('names an id of a job that is not there', () => {
    expect(refuse(new ApiError(jobNotFound, { message: "Job with ID 'nope' not found" }))).toEqual({
      status: 404,
      logged: [
        {
          level: 'warn',
          message: 'ads.getJob was refused.',
          facts: { request: 'request-1', code: 'JOB_NOT_FOUND', error: "Job with ID 'nope' not found" },
        },
      ],
    })
  })

  it('keeps words of a caller short and on one line', () => {
    const { logged } = refuse(
      new ApiError(jobNotFound, { message: `a\nERROR \u202e\u2028${'x'.repeat(500)}` }),
    )
    expect(logged[0]?.facts?.['error']).toBe(`a?ERROR ??${'x'.repeat(190)}…`)
  })

  it('is a debug line of other mistakes of a caller, and an error of ours', () => {
    expect(refuse(new ApiError(validationError))).toEqual({
      status: 400,
      logged: [
        {
          level: 'debug',
          message: 'ads.getJob was refused.',
          facts: { request: 'request-1', code: validationError.code },
        },
      ],
    })
    const slip = new TypeError('broken')
    expect(refuse(slip).logged).toMatchObject([
      { level: 'error', message: 'ads.getJob failed.', facts: { error: slip.stack } },
    ])
  })
})
