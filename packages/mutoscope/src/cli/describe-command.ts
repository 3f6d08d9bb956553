import { COMMON_OPTIONS, type Command, type OptionSpec, type OptionTable } from './command.js'

const WIDTH = 28

/** What `mutoscope --version` does. */
export const VERSION_SAYS = 'print the version'

/** What all commands do, one line for each. */
export function describeCommands(commands: readonly Command[]): string {
  const lines = commands.map(({ name, alias, summary }) =>
    row(alias === undefined ? name : `${name}, ${alias}`, summary),
  )
  return [
    'mutoscope — make videos from a brief',
    '',
    'Usage: mutoscope COMMAND [OPTIONS]',
    '',
    'Commands',
    ...lines,
    '',
    'Options of every command',
    ...optionRows(COMMON_OPTIONS),
    row('--version', VERSION_SAYS),
    '',
    'mutoscope COMMAND --help shows the options of a command. Variables are read from the environment and from',
    'a file .env in the working directory, which never takes precedence over the environment.',
  ].join('\n')
}

/** Everything about one command. */
export function describeCommand(command: Command): string {
  const { summary, examples, options } = command
  return [
    summary,
    '',
    `Usage: mutoscope ${usageOf(command)}`,
    '',
    'Options',
    ...optionRows({ ...options, ...COMMON_OPTIONS }),
    ...(examples.length === 0 ? [] : ['', 'Examples', ...examples.map((line) => `  mutoscope ${line}`)]),
  ].join('\n')
}

/** For instance `edit PROJECT [OPTIONS]`. */
export function usageOf({ name, word }: Command): string {
  const argument = word === null ? '' : word.required ? ` ${word.name}` : ` [${word.name}]`
  return `${name}${argument} [OPTIONS]`
}

/** For instance `--fps 24|30|60`. */
export function optionSyntax(name: string, { type, value, values, isOn }: OptionSpec): string {
  if (type === 'flag') return `--${isOn === true ? 'no-' : ''}${name}`
  return `--${name} ${value ?? values?.join('|') ?? (type === 'number' ? 'NUMBER' : 'TEXT')}`
}

function optionRows(options: OptionTable): readonly string[] {
  return Object.entries(options).map(([name, spec]) => row(optionSyntax(name, spec), spec.says))
}

function row(left: string, right: string): string {
  return left.length < WIDTH ? `  ${left.padEnd(WIDTH)}${right}` : `  ${left}\n  ${' '.repeat(WIDTH)}${right}`
}
