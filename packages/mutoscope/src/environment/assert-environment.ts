import { MutoscopeError } from '@mutoscope/core'
import { explainNodeVersion } from './node-version.js'

/** The parts of a studio that a variable would replace elsewhere. */
export type StudioPart = 'store' | 'assets' | 'dispatcher'

/** Variables that name something Mutoscope cannot use, and what it uses in its place. */
const UNSUPPORTED: readonly {
  readonly part: StudioPart
  readonly pattern: RegExp
  readonly instead: string
}[] = [
  {
    part: 'store',
    pattern: /^(?:POSTGRES(?:QL)?_URL|PGHOST|MONGO(?:DB)?_UR[IL]|MYSQL_URL)$/u,
    instead: 'A database is named by DATABASE_URL: postgres://… or sqlite:PATH',
  },
  {
    part: 'dispatcher',
    pattern: /^REDIS_(?:HOST|TLS_URL)$/u,
    instead: 'Redis is named by REDIS_URL, such as redis://host:6379 or rediss://host:6380',
  },
  {
    part: 'assets',
    pattern: /^(?:S3_BUCKET(?:_NAME)?|AWS_S3_BUCKET_NAME|STORAGE_BUCKET)$/u,
    instead: 'A bucket is named by AWS_S3_BUCKET, or by STORAGE_BUCKET_NAME for Supabase',
  },
]

/** What {@link assertEnvironment} looks at. */
export interface EnvironmentOptions {
  readonly env: NodeJS.ProcessEnv
  /** Parts that the host has chosen itself, whatever the environment says. */
  readonly given?: readonly StudioPart[]
  /** Variables that are meant for somebody else. Those that MUTOSCOPE_IGNORE_ENV names count, too. */
  readonly ignore?: readonly string[]
  /** @default process.versions.node */
  readonly nodeVersion?: string
}

/**
 * Refuses to start where settings could not be honoured: a database, a queue or a bucket that is named but
 * not supported, or a Node that is too old.
 *
 * @throws `ENVIRONMENT_UNSUPPORTED`
 */
export function assertEnvironment(options: EnvironmentOptions): void {
  const { env, given = [], nodeVersion = process.versions.node } = options
  const outdated = explainNodeVersion(nodeVersion)
  if (outdated !== null)
    throw new MutoscopeError('ENVIRONMENT_UNSUPPORTED', {
      message: outdated,
      details: { node: nodeVersion },
    })
  const isSet = (name: string) => (env[name] ?? '') !== '' && !isIgnored(name, env, options.ignore)
  const chosen: readonly StudioPart[] = isSet('DATABASE_URL') ? [...given, 'store'] : given
  const named = UNSUPPORTED.flatMap(({ part, pattern, instead }) => {
    const variables = Object.keys(env).filter((name) => pattern.test(name) && isSet(name))
    return variables.length === 0 || chosen.includes(part) ? [] : [{ variables, instead }]
  })
  if (named.length === 0) return
  const variables = named.flatMap((group) => group.variables)
  const instead = named.map((group) => `${group.instead}.`).join(' ')
  throw new MutoscopeError('ENVIRONMENT_UNSUPPORTED', {
    message: `${variables.join(', ')} ${variables.length === 1 ? 'is' : 'are'} set, but not supported. ${instead} Unset ${variables.length === 1 ? 'it' : 'them'}, or set MUTOSCOPE_IGNORE_ENV=${variables.join(',')} if ${variables.length === 1 ? 'it is' : 'they are'} meant for another program.`,
    details: { variables },
  })
}

/** Whether a variable is meant for somebody else; `SUPABASE_*` stands for all that begin so. */
export function isIgnored(name: string, env: NodeJS.ProcessEnv, ignore: readonly string[] = []): boolean {
  return [...ignore, ...(env['MUTOSCOPE_IGNORE_ENV'] ?? '').split(',')]
    .map((entry) => entry.trim())
    .some((entry) => (entry.endsWith('*') ? name.startsWith(entry.slice(0, -1)) : entry === name))
}
