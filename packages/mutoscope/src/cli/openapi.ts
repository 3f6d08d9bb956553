import { FAMILY_CONTRACTS, FAMILY_NAMES, openApiDocument } from '@mutoscope/api'
import { defineCommand } from './command.js'
import { printResult } from './print-result.js'
import { toFamilies } from './to-families.js'
import { UsageError } from './usage-error.js'
import { writeTextFile } from './write-text-file.js'

/** `mutoscope openapi`: writes the OpenAPI document of the families, to a file or to the output. */
export const openapi = defineCommand({
  name: 'openapi',
  summary: 'Write the OpenAPI document of the HTTP routes.',
  word: null,
  examples: ['openapi --out openapi.json', 'openapi --families jobs,studio --prefix /video'],
  options: {
    out: { type: 'text', value: 'FILE', says: 'where it is written (default the standard output)' },
    '3.2': { type: 'flag', says: 'version 3.2 of OpenAPI (default 3.1)' },
    families: { type: 'text', value: 'LIST', says: `any of ${FAMILY_NAMES.join(',')} (default all)` },
    prefix: { type: 'text', value: '/PATH', says: 'where they are mounted' },
  },
  async work({ values }) {
    if (values.prefix !== undefined && !/^(?:\/(?!\/)|https?:\/\/)/u.test(values.prefix))
      throw new UsageError(`--prefix takes a path such as /video, or a URL, not "${values.prefix}".`)
    const names = values.families === undefined ? FAMILY_NAMES : toFamilies(values.families)
    const document = openApiDocument({
      families: names.map((name) => FAMILY_CONTRACTS[name]),
      version: values['3.2'] === true ? '3.2' : '3.1',
      ...(values.prefix === undefined ? {} : { servers: [values.prefix] }),
    })
    const text = JSON.stringify(document, null, 2)
    if (values.out === undefined) process.stdout.write(`${text}\n`)
    else {
      await writeTextFile(values.out, `${text}\n`)
      printResult(values, { path: values.out }, `${values.out} is written.`)
    }
    return 0
  },
})
