import SwaggerParser from '@apidevtools/swagger-parser'
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import type { RouteDefinition } from './contract/route.js'
import { FAMILY_NAMES } from './create-families.js'
import { FAMILY_CONTRACTS } from './family-contracts.js'
import { successResponses } from './openapi/document.js'
import { openApiDocument } from './openapi/open-api-document.js'

const families = FAMILY_NAMES.map((name) => FAMILY_CONTRACTS[name])
const document = openApiDocument({ families })

describe('the families together', () => {
  it('make one valid OpenAPI document', async () => {
    await expect(SwaggerParser.validate(structuredClone(document) as never)).resolves.toBeTruthy()
  })

  it('have a path, a method and an operation id of their own for every route', () => {
    const routes = families.flatMap((family) =>
      Object.values(family.routes).map(({ method, path }) => `${method} ${path.replace(/:\w+/gu, ':')}`),
    )
    expect(routes.filter((route, index) => routes.indexOf(route) !== index)).toEqual([])
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    )
    expect(new Set(ids).size).toBe(routes.length)
  })

  it('mark every route whose answer holds a secret', () => {
    const routes = families.flatMap((family): readonly RouteDefinition[] => Object.values(family.routes))
    const holdsSecret = ({ example }: RouteDefinition) =>
      /"(?:secret|password|private_key|api_key|access_token|refresh_token)":"/u.test(
        JSON.stringify(example.response ?? null),
      )
    const marked = routes.filter(({ secret }) => secret === true)
    expect(routes.filter(holdsSecret)).toEqual(marked)
    expect(marked.map(({ path }) => path)).toEqual(['/api/webhooks', '/api/webhooks/:id/rotate-secret'])
  })

  it('show examples that fit what they describe', () => {
    const ajv = new Ajv2020.default({ strict: false, allErrors: true })
    addFormats.default(ajv)
    ajv.addSchema({ ...document, $id: 'document' }, 'document')
    const failures = Object.values(document.paths)
      .flatMap((methods) => Object.values(methods))
      .flatMap(({ operationId, requestBody, responses }) =>
        [
          ...Object.values(requestBody?.content ?? {}),
          ...successResponses(responses).flatMap(([, { content = {} }]) => Object.values(content)),
        ]
          .filter(
            (media) =>
              media.example !== undefined && media.schema !== undefined && media.encoding === undefined,
          )
          .filter(
            ({ schema, example }) =>
              !ajv.validate(
                JSON.parse(
                  JSON.stringify(schema).replaceAll('"#/components', '"document#/components'),
                ) as object,
                example,
              ),
          )
          .map(({ example }) => ({ operationId, example, errors: ajv.errors })),
      )
    expect(failures).toEqual([])
  })
})
