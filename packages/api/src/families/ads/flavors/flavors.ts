import { MutoscopeError } from '@mutoscope/core'
import { ApiError } from '../../../contract/error-definition.js'
import { configFlavorInvalid, unknownConfigFlavor } from '../errors.js'
import { FLAVOR_FILES, flavorSchema, type Flavor, type FlavorDocuments } from './flavor.js'
import type { FlavorSource } from './flavor-source.js'

/** The flavor of requests that name none, which every other flavor is laid over. */
export const DEFAULT_FLAVOR = 'default'

/** The configuration flavors of a family. */
export interface Flavors {
  /** Names, `default` first. */
  list(): Promise<readonly string[]>
  /**
   * @throws `UNKNOWN_CONFIG_FLAVOR` that lists what there is; `CONFIG_FLAVOR_INVALID` when its files are
   * wrong
   */
  load(name: string | undefined): Promise<Flavor>
}

/** Reads flavors, each laid over `default`. */
export function createFlavors(source: FlavorSource): Flavors {
  async function list(): Promise<readonly string[]> {
    return [DEFAULT_FLAVOR, ...(await source.list()).filter((name) => name !== DEFAULT_FLAVOR).toSorted()]
  }

  async function read(name: string): Promise<FlavorDocuments> {
    try {
      return await source.load(name)
    } catch (error) {
      if (!MutoscopeError.isInstance(error)) throw error
      throw new ApiError(configFlavorInvalid, { message: error.message, cause: error })
    }
  }

  return {
    list,
    async load(name = DEFAULT_FLAVOR) {
      const known = await list()
      if (!known.includes(name)) {
        throw new ApiError(unknownConfigFlavor, {
          message: `Configuration flavor '${name}' not found`,
          details: `Available flavors: ${known.join(', ')}`,
        })
      }
      const given = (await source.list()).includes(DEFAULT_FLAVOR) ? await read(DEFAULT_FLAVOR) : {}
      const result = flavorSchema.safeParse(
        name === DEFAULT_FLAVOR ? given : layOver(given, await read(name)),
      )
      if (result.success) return result.data
      const issues = result.error.issues.map(
        ({ path, message }) => `${path.map(String).join('.')}: ${message}`,
      )
      throw new ApiError(configFlavorInvalid, {
        message: `Configuration flavor '${name}' is invalid. ${issues.join('. ')}.`,
      })
    },
  }
}

function layOver(below: FlavorDocuments, above: FlavorDocuments): FlavorDocuments {
  return Object.fromEntries(FLAVOR_FILES.map((file) => [file, { ...below[file], ...above[file] }]))
}
