// What tests call a server with: every answer is held against the OpenAPI document that the server gives of
// itself.
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

interface Operation {
  readonly operationId: string
  readonly responses: { readonly [status: string]: Response & { readonly $ref?: string } }
}

interface Response {
  readonly content?: { readonly [mediaType: string]: { readonly schema?: unknown } }
}

interface Document {
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } }
  readonly components: { readonly responses?: { readonly [name: string]: Response } }
}

/** An answer, read. */
export interface Answered<Body> {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
}

/**
 * Calls a server; throws when an answer is not as documented. JSON is parsed, a text stays a text, everything
 * else is bytes.
 */
export type DocumentedFetch = <Body = Record<string, unknown>>(
  method: string,
  path: string,
  options?: {
    readonly json?: unknown
    readonly form?: FormData | URLSearchParams
    readonly headers?: Readonly<Record<string, string>>
  },
) => Promise<Answered<Body>>

/** Makes a {@link DocumentedFetch} for a server, as one caller. */
export async function documentedFetch(
  url: string,
  caller: Readonly<Record<string, string>> = {},
): Promise<DocumentedFetch> {
  const document = (await (await fetch(`${url}/openapi.json`)).json()) as Document
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  ajv.addSchema(document, 'api')
  const paths = Object.keys(document.paths)
    .map((template) => ({ template, pattern: toPattern(template), parameters: template.split('{').length }))
    .toSorted((a, b) => a.parameters - b.parameters)

  function check(method: string, path: string, status: number, mediaType: string, body: unknown): void {
    // Node's own server refuses what is too long before any route sees it.
    if (status === 431) return
    const template = paths.find(({ pattern }) => pattern.test(path))?.template
    const operation = template === undefined ? undefined : document.paths[template]?.[method.toLowerCase()]
    if (template === undefined || operation === undefined) {
      if (status === 404 || status === 405) return
      throw new Error(`${method} ${path} is not in the document`)
    }
    const given = operation.responses[String(status)]
    const shared = given?.$ref?.replace('#/components/responses/', '')
    const response = shared === undefined ? given : document.components.responses?.[shared]
    if (response === undefined)
      throw new Error(
        `${operation.operationId} answered ${status}, which is not in the document: ${JSON.stringify(body).slice(0, 500)}`,
      )
    if (!mediaType.includes('json')) return
    const media =
      Object.keys(response.content ?? {}).find((name) => mediaType.startsWith(name)) ??
      Object.keys(response.content ?? {})[0]
    if (media === undefined)
      throw new Error(
        `${operation.operationId} answered ${status} with a body, which the document does not have`,
      )
    const place =
      shared === undefined
        ? `paths/${escape(template)}/${method.toLowerCase()}/responses/${status}`
        : `components/responses/${escape(shared)}`
    const pointer = `api#/${place}/content/${escape(media)}/schema`
    const validate = ajv.getSchema(pointer) ?? ajv.compile({ $ref: pointer })
    if (validate(body) === true) return
    throw new Error(
      `${operation.operationId} ${status} is not as documented: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(body).slice(0, 2000)}`,
    )
  }

  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller says what the body is
  return async <Body>(
    method: string,
    path: string,
    { json, form, headers = {} }: Parameters<DocumentedFetch>[2] = {},
  ) => {
    const answer = await fetch(url + path, {
      method,
      headers: {
        ...caller,
        ...headers,
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      ...(form === undefined ? {} : { body: form }),
    })
    const mediaType = answer.headers.get('content-type') ?? ''
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const text = () => new TextDecoder().decode(bytes)
    const body: unknown = mediaType.includes('json')
      ? JSON.parse(text())
      : mediaType.startsWith('text/')
        ? text()
        : bytes
    // As it was really sent: `..` is resolved before, and a slash at the end means nothing.
    check(method, new URL(url + path).pathname.replace(/(?<=.)\/$/u, ''), answer.status, mediaType, body)
    return { status: answer.status, headers: answer.headers, body: body as Body }
  }
}

function toPattern(template: string): RegExp {
  return new RegExp(
    `^${template
      .split(/\{[^}]*\}/u)
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`))
      .join('[^/]+')}$`,
    'u',
  )
}

function escape(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))
}
