import { writeFile } from 'node:fs/promises'
import { FAMILY_CONTRACTS, FAMILY_NAMES, openApiDocument } from '@mutoscope/api'
import { readArguments } from './read-arguments.js'
import { toFamilies } from './to-families.js'
import { UsageError } from './usage-error.js'

const OPTIONS = {
  out: { type: 'string' },
  '3.2': { type: 'boolean', default: false },
  families: { type: 'string' },
  prefix: { type: 'string' },
} as const

/** `mutoscope openapi`: writes the OpenAPI document of the families, to a file or to the output. */
export async function openapi(args: readonly string[]): Promise<number> {
  const { values, word } = readArguments(args, OPTIONS)
  if (word !== undefined) throw new UsageError(`openapi takes no word: "${word}".`)
  const names = values.families === undefined ? FAMILY_NAMES : toFamilies(values.families)
  const document = openApiDocument({
    families: names.map((name) => FAMILY_CONTRACTS[name]),
    version: values['3.2'] ? '3.2' : '3.1',
    ...(values.prefix === undefined ? {} : { prefix: values.prefix }),
  })
  const text = `${JSON.stringify(document, null, 2)}\n`
  if (values.out === undefined) process.stdout.write(text)
  else await writeFile(values.out, text)
  return 0
}
