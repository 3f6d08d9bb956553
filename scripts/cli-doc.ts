import type { Command, OptionSpec, OptionTable } from '../packages/mutoscope/src/cli/command.js'
import { COMMON_OPTIONS } from '../packages/mutoscope/src/cli/command.js'
import { optionSyntax, usageOf, VERSION_SAYS } from '../packages/mutoscope/src/cli/describe-command.js'

/** The page of the command line, from the table of commands. */
export function cliDoc(commands: readonly Command[]): string {
  return `# The command line

\`npx mutoscope COMMAND\`, or \`mutoscope COMMAND\` where the package is installed. This page is written from the table of commands
(\`pnpm run docs:generated\`); \`mutoscope COMMAND --help\` says the same.

Results go to the standard output, everything else to the standard error stream. The process ends with 0, with 1 for a failure (its
[code](errors.md) comes first), with 2 for a wrong command line, and with 130 when somebody stopped it.

Variables are read from the environment, and from a file \`.env\` in the working directory, which never takes precedence: see
[environment](environment.md).

A brief file (\`make --brief\`) holds the members of the recipe's brief as JSON or YAML: see [recipes](recipes.md). Where a recipe takes a
file, write \`{ file: photo.png }\`, relative to the brief.

## Options of every command

${optionList(COMMON_OPTIONS)}
| \`--version\` | ${VERSION_SAYS}, without a command |

${commands.map(describe).join('\n\n')}
`
}

function describe(command: Command): string {
  const { name, alias, summary, options, examples } = command
  const lines = examples.map((line) => `mutoscope ${line}`)
  return [
    `## ${name}`,
    `\`mutoscope ${usageOf(command)}\`${alias === undefined ? '' : `, or \`mutoscope ${alias}\``}. ${summary}`,
    ...(Object.keys(options).length === 0 ? [] : [optionList(options)]),
    ...(lines.length === 0 ? [] : [`\`\`\`sh\n${lines.join('\n')}\n\`\`\``]),
  ].join('\n\n')
}

function optionList(options: OptionTable): string {
  const rows = Object.entries(options).map(([name, spec]: [string, OptionSpec]) => {
    const syntax = optionSyntax(name, spec).replaceAll('|', '\\|')
    return `| \`${syntax}\` | ${spec.says.replaceAll('|', '\\|')} |`
  })
  return ['| option | what |', '| --- | --- |', ...rows].join('\n')
}
