import type { FamilyContract } from '../contract/family.js'
import type { OpenApiDocument } from './document.js'
import { openApiDocument } from './open-api-document.js'
import { postmanCollection, type PostmanCollection } from './postman-collection.js'
import { referencePage } from './reference-page.js'

/** What a mount says about itself, by its prefix. */
export interface Documentation {
  document(prefix: string, version?: '3.1' | '3.2'): OpenApiDocument
  page(prefix: string): string
  collection(prefix: string): PostmanCollection
}

/** Prefixes that are remembered; a mount has one or two, and a forged header cannot fill the memory. */
const MOST_KEPT = 8

/**
 * Describes families once for each prefix: writing some hundred routes takes a tenth of a second, and anybody
 * may ask.
 */
export function createDocumentation(contracts: () => readonly FamilyContract[]): Documentation {
  const document = remember((key) => {
    const [version, prefix = ''] = key.split(' ')
    return openApiDocument({ families: contracts(), version: version === '3.2' ? '3.2' : '3.1', prefix })
  })
  const page = remember((prefix) => referencePage(document(`3.1 ${prefix}`)))
  const collection = remember((prefix) => postmanCollection(document(`3.1 ${prefix}`)))
  return { document: (prefix, version = '3.1') => document(`${version} ${prefix}`), page, collection }
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
