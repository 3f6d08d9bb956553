import type { Lane } from '@mutoscope/core/ports'
import type { DatabaseTarget } from '@mutoscope/storage/sql'
import { readRedisUrl } from './queue-from-env.js'
import { placeOfDatabase } from './store-from-env.js'

/** What decides over who shares what. */
export interface Sharing {
  readonly env: NodeJS.ProcessEnv
  readonly database: DatabaseTarget
  /** What this process works on. */
  readonly queues: readonly Lane[]
}

const SECRETS = ['MUTOSCOPE_MASTER_KEYS', 'MUTOSCOPE_LINK_SECRET']
const BUCKETS = ['AWS_S3_BUCKET', 'STORAGE_BUCKET_NAME']

/** Sentences about what processes share, for whoever starts a server or a worker. */
export function sharingNotes({ env, database, queues }: Sharing): readonly string[] {
  const isSet = (name: string) => (env[name] ?? '') !== ''
  const ofThisMachine = [
    ...(SECRETS.every(isSet) ? [] : [`secrets (set ${SECRETS.join(' and ')})`]),
    ...(BUCKETS.some(isSet) ? [] : ['files (name a bucket)']),
  ]
  return [
    ...(queues.length === 0
      ? ['this process works on nothing; start `mutoscope worker` with the same environment beside it']
      : []),
    ...('url' in database
      ? [
          `records are kept in ${placeOfDatabase(database)}`,
          ...(ofThisMachine.length === 0
            ? []
            : [
                `processes on other machines do not share the data folder, where these are: ${ofThisMachine.join(', ')}`,
              ]),
        ]
      : readRedisUrl(env) === null
        ? []
        : ['records are in SQLite, so all processes that share them must run on this machine']),
  ]
}
