import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  builtInFlavors,
  FLAVOR_FILES,
  flavorSchema,
  type FlavorDocuments,
  type FlavorSource,
} from '@mutoscope/api'
import { MutoscopeError } from '@mutoscope/core'
import { stringify } from 'yaml'
import { readFlavorFile } from './read-flavor-file.js'

const NAME = /^[a-z0-9][a-z0-9_-]{0,63}$/u
const SUFFIX = '.yaml'

/**
 * Reads configuration flavors from a folder: one directory for each, with `image_params.yaml`,
 * `image_prompts.yaml`, `scene_prompts.yaml` and `parameters.yaml`, any of which may be left out. A directory
 * named as a built-in flavor takes its place. The folder is read again for every request, so a new or changed
 * flavor needs no restart. A folder that is not there is made, with `default` and `example` to copy from.
 *
 * @throws `INVALID_INPUT` that names file and line when a flavor is wrong at the start
 * @example
 * const family = createAdsFamily(studio, { flavors: await createFlavorFolder('./flavors') })
 */
export async function createFlavorFolder(folder: string): Promise<FlavorSource> {
  const directories = async () => {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
    return entries.filter((entry) => entry.isDirectory() && NAME.test(entry.name)).map(({ name }) => name)
  }
  const source: FlavorSource = {
    list: async () => [...new Set([...(await builtInFlavors.list()), ...(await directories())])],
    load: async (name) =>
      (await directories()).includes(name) ? readDirectory(folder, name) : builtInFlavors.load(name),
  }
  await writeBuiltIn(folder)
  for (const name of await directories()) await source.load(name)
  return source
}

async function readDirectory(folder: string, name: string): Promise<FlavorDocuments> {
  const found = (await readdir(join(folder, name))).filter((file) => file.endsWith(SUFFIX))
  const stranger = found.find((file) => !FLAVOR_FILES.some((known) => file === `${known}${SUFFIX}`))
  if (stranger !== undefined) {
    const known = FLAVOR_FILES.map((file) => `${file}${SUFFIX}`).join(', ')
    throw new MutoscopeError('INVALID_INPUT', {
      message: `${name}/${stranger} is not a flavor file. Flavor files are: ${known}.`,
      details: { file: `${name}/${stranger}` },
    })
  }
  const documents = FLAVOR_FILES.filter((file) => found.includes(`${file}${SUFFIX}`)).map(
    async (file) =>
      [
        file,
        await readFlavorFile(file, {
          path: join(folder, name, `${file}${SUFFIX}`),
          shownAs: `${name}/${file}${SUFFIX}`,
        }),
      ] as const,
  )
  return Object.fromEntries(await Promise.all(documents))
}

/**
 * Writes the built-in flavors where there is no folder yet. A place that cannot be written does without: they
 * are there all the same.
 */
async function writeBuiltIn(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true }).catch(() => undefined)
  if (made === undefined) return
  for (const name of await builtInFlavors.list()) {
    const flavor = flavorSchema.parse(await builtInFlavors.load(name))
    await mkdir(join(folder, name))
    for (const file of FLAVOR_FILES)
      await writeFile(join(folder, name, `${file}${SUFFIX}`), stringify(flavor[file]))
  }
}
