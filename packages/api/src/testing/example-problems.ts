import * as z from 'zod'
import type { FamilyContract } from '../contract/family.js'
import { isJsonResponse } from '../contract/response-definition.js'
import type { RouteDefinition } from '../contract/route.js'

/** What of a family's samples does not fit its schemas, one sentence each. */
export function exampleProblems({ routes }: Pick<FamilyContract, 'routes'>): readonly string[] {
  return Object.entries(routes).flatMap(([name, route]) => {
    const { example } = route
    const parts = (['params', 'query', 'body'] as const).flatMap((part) =>
      example[part] === undefined ? [] : problems(`${name}.${part}`, route[part], example[part]),
    )
    const declared = usualResponse(route)
    return [
      ...parts,
      ...(declared === undefined || !isJsonResponse(declared)
        ? []
        : problems(`${name}.response`, declared, example.response)),
    ]
  })
}

function usualResponse({ responses }: RouteDefinition) {
  return responses[Math.min(...Object.keys(responses).map(Number))]
}

function problems(what: string, schema: unknown, value: unknown): readonly string[] {
  const result = z.safeParse(schema as z.core.$ZodType, value)
  return result.success ? [] : [`${what}: ${z.prettifyError(result.error)}`]
}
