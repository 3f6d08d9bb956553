import { describe, expect, it } from 'vitest'
import { FAMILY_CONTRACTS } from '../family-contracts.js'
import { openApiDocument } from '../openapi/open-api-document.js'
import { sampleFamily } from '../openapi/sample-family.fixture.js'
import { generateClient, generateClientFiles } from './generate-client.js'

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
export const filmsCreate = /* @__PURE__ */ operation<FilmsCreateInput, FilmsCreateResponse, FilmsCreateError>('POST /films idempotent')
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
    // One without words of its own says where it belongs.
    expect(source).toMatch(/\/\*\* In what `films\w+`.* with\. \*\/\nexport interface Film \{/u)
    expect(source.match(/export interface Film \{/gu)).toHaveLength(1)
  })

  it('writes files of forms, bytes, events, sockets and replies of several statuses', () => {
    expect(source).toContain('readonly image: Blob\n')
    expect(source).toContain('export type FilmsCreateResponse = {\n  readonly reused: true\n} | Film\n')
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
    expect(source).toContain('operation<NoInput, FilmsHealthResponse, FilmsHealthError>')
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

describe('a client of several families', () => {
  const { jobs, projects } = FAMILY_CONTRACTS
  const several = openApiDocument({ families: [jobs, projects] })
  const files = new Map(generateClientFiles(several).map(({ name, source }) => [name, source]))

  it('has the types of routes that families share once', () => {
    const one = generateClient(several)
    expect(one.match(/export interface QuoteInput<Params> \{/gu)).toHaveLength(1)
    expect(one).toContain(
      "operation<QuoteInput<{ readonly job_id: number }>, ProjectQuote, JobsQuoteError>('GET /api/v2/jobs/{job_id}/quote')",
    )
    expect(one).toMatch(/export type JobsQuoteError = QuoteError \| .*'JOB_NOT_FOUND'/u)
    expect(one).not.toMatch(/JobsQuoteInput|ProjectsQuoteInput/u)
    expect(generateClient(openApiDocument({ families: [jobs] }))).toContain(
      'export interface JobsQuoteInput {',
    )
  })

  it('is written as a file for each, which import from each other what they mention', () => {
    expect([...files.keys()]).toEqual([
      'schemas.gen.ts',
      'shared.gen.ts',
      'jobs.gen.ts',
      'projects.gen.ts',
      'index.gen.ts',
    ])
    expect(files.get('jobs.gen.ts')).toMatch(/^import \{ .*\boperation\b.* \} from '@mutoscope\/client'$/mu)
    expect(files.get('jobs.gen.ts')).toMatch(
      /^import type \{ .*\bProjectQuote\b.* \} from '\.\/schemas\.gen\.js'$/mu,
    )
    expect(files.get('jobs.gen.ts')).toMatch(
      /^import type \{ .*\bQuoteInput\b.* \} from '\.\/shared\.gen\.js'$/mu,
    )
    expect(files.get('jobs.gen.ts')).not.toContain('projectsQuote')
    expect(files.get('index.gen.ts')).toContain("export * from './jobs.gen.js'\n")
  })

  it('gives the same functions as one file', () => {
    const functions = (source: string) => source.match(/^export const .*$/gmu)?.toSorted()
    expect(functions([...files.values()].join('\n'))).toEqual(functions(generateClient(several)))
  })
})
