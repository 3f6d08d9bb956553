import { describe, expect, it } from 'vitest'
import { openApiDocument } from '../openapi/open-api-document.js'
import { sampleFamily } from '../openapi/sample-family.fixture.js'
import { generateClient } from './generate-client.js'

const document = openApiDocument({ families: [sampleFamily] })
const source = generateClient(document)

describe('generateClient', () => {
  it('writes the same source for the same document, and imports only what it uses', () => {
    expect(generateClient(JSON.parse(JSON.stringify(document)) as typeof document)).toBe(source)
    expect(source).toContain(
      "import { type NoInput, binaryOperation, eventOperation, operation, socketOperation } from '@mutoscope/client'\n",
    )
    expect(generateClient(document, { runtime: './runtime/index.js' })).toContain("from './runtime/index.js'")
  })

  it('writes a function that bundlers can leave out, with what it takes and the codes it may fail with', () => {
    expect(source).toContain(`
/**
 * Makes a film. Answers before it is done.
 *
 * \`POST /films\`
 */
export const filmsCreate = /* @__PURE__ */ operation<FilmsCreateInput, FilmsCreateReply, FilmsCreateError>('POST /films idempotent')
`)
    expect(source).toContain(`
export interface FilmsReorderInput {
  readonly params: {
    readonly film_id: number
  }
  readonly query: {
    readonly scene_order: readonly number[]
  }
  readonly body?: {
    readonly note: string
  } | undefined
}
`)
    expect(source).toMatch(/export type FilmsCreateError = .*'FILM_NOT_READY' \| /u)
  })

  it('writes components once, as interfaces with their words', () => {
    expect(source).toContain(`
/** A part of the film. */
export interface Scene {
  readonly scene_number: number
  /** What is to be seen. */
  readonly prompt: string
}
`)
    expect(source.match(/export interface Film \{/gu)).toHaveLength(1)
  })

  it('writes files of forms, bytes, events, sockets and replies of several statuses', () => {
    expect(source).toContain('readonly image: Blob\n')
    expect(source).toContain('export type FilmsCreateReply = {\n  readonly reused: true\n} | Film\n')
    expect(source).toContain(
      "binaryOperation<FilmsVideoInput, FilmsVideoError>('GET /films/{film_id}/video')",
    )
    expect(source).toContain(
      "  | {\n    readonly event: 'run.ended'\n    readonly data: {\n      readonly status: string\n    }\n    readonly id: string | null\n  }\n",
    )
    expect(source).toContain(
      "socketOperation<FilmsWatchInput, FilmsWatchMessage>('/ws/films/{film_id}', { 1008: 'FILM_NOT_FOUND' })",
    )
  })

  it('knows a list that goes on, and an operation that takes nothing', () => {
    expect(source).toContain("('GET /films page')")
    expect(source).toContain('operation<NoInput, FilmsHealthReply, FilmsHealthError>')
  })

  it('keeps its own names apart from those of the document, and quotes what is no name', () => {
    const odd = structuredClone(document) as unknown as { components: { schemas: Record<string, unknown> } }
    odd.components.schemas['Blob'] = {
      type: 'object',
      properties: { "it's-odd": { const: 'o\'clock "x"' } },
      required: ["it's-odd"],
      description: 'ends */ early',
    }
    expect(generateClient(odd as unknown as typeof document)).toContain(String.raw`
/** ends *\/ early */
export interface BlobSchema {
  readonly 'it\'s-odd': 'o\'clock "x"'
}
`)
  })
})
