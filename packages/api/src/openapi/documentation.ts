import type { FamilyContract } from '../contract/family.js'
import type { OpenApiDocument } from './document.js'
import { openApiDocument } from './open-api-document.js'
import { postmanCollection, type PostmanCollection } from './postman-collection.js'
import { referencePage } from './reference-page.js'

/** What a mount says about itself, by its address: origin and prefix. */
export interface Documentation {
  document(baseUrl: string, version?: '3.1' | '3.2'): OpenApiDocument
  page(baseUrl: string): string
  collection(baseUrl: string): PostmanCollection
}

/** Addresses that are remembered; a mount has one or two, and a forged header cannot fill the memory. */
const MOST_KEPT = 8

/**
 * Describes families once for each address: writing some hundred routes takes a tenth of a second, and anybody
 * may ask.
 */
export function createDocumentation(contracts: () => readonly FamilyContract[]): Documentation {
  const describe = remember((version) =>
    openApiDocument({ families: contracts(), version: version === '3.2' ? '3.2' : '3.1' }),
  )
  const document = remember((key) => {
    const [version = '', baseUrl = ''] = key.split(' ')
    return { ...describe(version), servers: [{ url: withoutSlash(baseUrl) || '/' }] }
  })
  // A page is tried from where it was loaded, whatever a proxy in front calls it.
  const page = remember((prefix) => referencePage(document(`3.1 ${prefix}`)))
  const collection = remember((baseUrl) => postmanCollection(document(`3.1 ${baseUrl}`)))
  return {
    document: (baseUrl, version = '3.1') => document(`${version} ${baseUrl}`),
    page: (baseUrl) => page(new URL(baseUrl).pathname),
    collection,
  }
}

function withoutSlash(address: string): string {
  return address.replace(/(?<!\/)\/+$/u, '')
}

function remember<Value>(make: (key: string) => Value): (key: string) => Value {
  const made = new Map<string, Value>()
  return (key) => {
    const value = made.get(key) ?? make(key)
    if (!made.has(key) && made.size >= MOST_KEPT) made.clear()
    made.set(key, value)
    return value
  }
}
