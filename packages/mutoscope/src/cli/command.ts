import { parseArgs } from 'node:util'
import { UsageError } from './usage-error.js'

/** An option of a command. */
export type OptionSpec = {
  readonly type: 'text' | 'number' | 'flag'
  /** For people, without a full stop. */
  readonly says: string
  /** What stands for its value in the help, for instance `FILE`. @default the values, or the type */
  readonly value?: string
  /** The only values it takes. */
  readonly values?: readonly (string | number)[]
  /** A flag that is on until `--no-…` is given. */
  readonly isOn?: boolean
  /** Bounds of a number, both included. */
  readonly min?: number
  readonly max?: number
  /** What a number counts, for instance `seconds`. */
  readonly unit?: string
  /** Whether a number must be whole. */
  readonly isWhole?: boolean
}

/** Options by name, without dashes. */
export type OptionTable = { readonly [name: string]: OptionSpec }

/** What was given for the options of a table. */
export type OptionValues<Options extends OptionTable> = {
  readonly [Name in keyof Options]?: Options[Name] extends { readonly values: readonly (infer Value)[] }
    ? Value
    : { readonly flag: boolean; readonly number: number; readonly text: string }[Options[Name]['type']]
}

/** Options that every command takes. */
export const COMMON_OPTIONS = {
  data: {
    type: 'text',
    value: 'FOLDER',
    says: 'database and assets (default: MUTOSCOPE_DATA, else .mutoscope)',
  },
  json: { type: 'flag', says: 'print results and errors as JSON' },
  quiet: { type: 'flag', says: 'print only results and errors' },
  verbose: {
    type: 'flag',
    says: 'log every decision to standard error, as lines of JSON',
  },
  help: { type: 'flag', says: 'print this help' },
} as const satisfies OptionTable

/** What a command is run with. */
export interface CommandInput<Options extends OptionTable> {
  readonly values: OptionValues<Options & typeof COMMON_OPTIONS>
  /** The word besides the options. */
  readonly word: string | undefined
}

/** A command as it is written. */
interface CommandSpec<Options extends OptionTable> {
  readonly name: string
  /** Another name of it. */
  readonly alias?: string
  /** What it does, in a sentence without its subject: `Makes …`. */
  readonly summary: string
  /** The word besides the options; null where there is none. */
  readonly word: { readonly name: string; readonly required: boolean } | null
  /** Lines that show how it is used, without the name of the program. */
  readonly examples: readonly string[]
  readonly options: Options
  /** @returns the code that the process ends with */
  readonly work: (input: CommandInput<Options>) => Promise<number>
}

/** A command of the command line. Help, documentation and parsing come from what stands here. */
export interface Command extends Omit<CommandSpec<OptionTable>, 'work'> {
  /** @throws UsageError for arguments that it does not take, and what the command throws */
  run(args: readonly string[]): Promise<number>
}

/** Defines a command. */
export function defineCommand<const Options extends OptionTable>({
  work,
  ...spec
}: CommandSpec<Options>): Command {
  return { ...spec, run: async (args) => work(readInput(spec, args)) }
}

function readInput<Options extends OptionTable>(
  { name, word, options }: Omit<CommandSpec<Options>, 'work'>,
  args: readonly string[],
): CommandInput<Options> {
  const table: OptionTable = { ...COMMON_OPTIONS, ...options }
  const { values, positionals } = parse(name, table, args)
  if (positionals.length > (word === null ? 0 : 1)) {
    const [first, ...more] = positionals
    throw new UsageError(
      word === null
        ? `${name} takes no word: "${first}".`
        : `Too many words: ${more.join(' ')}. Put a brief in quotes.`,
    )
  }
  if (values['quiet'] === true && values['verbose'] === true)
    throw new UsageError('Give either --quiet or --verbose.')
  if (word?.required === true && positionals.length === 0) throw new UsageError(`${name} needs ${word.name}.`)
  return {
    values: Object.fromEntries(
      Object.entries(values).map(([option, value]) => [option, readValue(option, table[option], value)]),
    ) as CommandInput<Options>['values'],
    word: positionals[0],
  }
}

function parse(name: string, table: OptionTable, args: readonly string[]) {
  try {
    return parseArgs({
      args: joinValues(table, args),
      options: Object.fromEntries(
        Object.entries(table).map(([option, { type }]) => [
          option,
          { type: type === 'flag' ? ('boolean' as const) : ('string' as const) },
        ]),
      ),
      allowPositionals: true,
      allowNegative: true,
    })
  } catch (error) {
    throw new UsageError(explainParsing(name, error))
  }
}

/**
 * Arguments in which an option holds its value (`--priority=-5`). Node takes a value that begins with a dash for
 * the next option, but numbers are negative, and words of a narration begin with dashes.
 */
function joinValues(table: OptionTable, args: readonly string[]): string[] {
  const joined: string[] = []
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? ''
    if (arg === '--') return [...joined, ...args.slice(index)]
    const next = args[index + 1]
    const option = arg.startsWith('--') ? table[arg.slice(2)] : undefined
    if (option === undefined || option.type === 'flag' || next === undefined || isOption(next)) {
      joined.push(arg)
    } else {
      joined.push(`${arg}=${next}`)
      index += 1
    }
  }
  return joined
}

/** Whether an argument looks like an option (`--out`, `--out=a.mp4`, `-h`) and not like a value. */
function isOption(arg: string): boolean {
  return /^(?:--[a-z][\w-]*(?:=.*)?|--|-[a-z])$/su.test(arg)
}

/** What Node says of arguments, in words for people. */
function explainParsing(command: string, error: unknown): string {
  const said = error instanceof Error ? error.message : String(error)
  const unknown = /^Unknown option '(?<option>[^']+)'/u.exec(said)?.groups?.['option']
  if (unknown !== undefined) return `${command} has no option ${unknown}.`
  const missing =
    /^Option '(?:-\w, )?(?<option>--[\w-]+)(?:[^'\w-][^']*)?' argument (?:missing|is ambiguous)/u.exec(said)
      ?.groups?.['option']
  return missing === undefined ? said : `${missing} needs a value.`
}

/** @throws UsageError for a number out of the bounds of its option */
function assertRange(name: string, { min, max, unit, isWhole }: OptionSpec, number: number): void {
  const isInside = number >= (min ?? -Infinity) && number <= (max ?? Infinity)
  if (isInside && (isWhole !== true || Number.isInteger(number))) return
  const whole = isWhole === true ? 'a whole number' : ''
  const range = min === undefined ? '' : max === undefined ? `at least ${min}` : `${min} to ${max}`
  const between = max === undefined ? ', ' : ' from '
  const wanted = [whole, range].filter((word) => word !== '').join(between)
  throw new UsageError(`--${name} takes ${wanted}${unit === undefined ? '' : ` ${unit}`}, not ${number}.`)
}

/** @throws UsageError for a value that the option does not take */
function readValue(name: string, spec: OptionSpec | undefined, value: unknown): unknown {
  if (typeof value !== 'string' || spec === undefined) return value
  const number = Number(value)
  if (spec.type === 'number' && (value.trim() === '' || !Number.isFinite(number)))
    throw new UsageError(`--${name} takes a number, not "${value}".`)
  if (spec.type === 'number') assertRange(name, spec, number)
  const read = spec.type === 'number' ? number : value
  if (spec.values !== undefined && !spec.values.includes(read))
    throw new UsageError(`--${name} takes ${spec.values.join(', ')}, not "${value}".`)
  return read
}
