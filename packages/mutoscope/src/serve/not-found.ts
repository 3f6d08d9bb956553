import { randomUUID } from 'node:crypto'
import { ApiError, defineError } from '@mutoscope/api'
import { toErrorResponse } from '@mutoscope/api/server'
import type { RequestHandler } from 'express'

const routeNotFound = defineError('ROUTE_NOT_FOUND', {
  status: 404,
  retryable: false,
  title: 'Path not found',
})

/** Answers what no family has, in the body of all other errors. */
export const notFound: RequestHandler = (request, response) => {
  const error = new ApiError(routeNotFound, {
    message: `Path ${request.path.slice(0, 200)} not found. See /api/docs for all paths.`,
  })
  const { status, body } = toErrorResponse(error, 'SCREAMING_CASE', {
    requestId: randomUUID(),
    now: Date.now(),
  })
  response.status(status).json(body)
}
