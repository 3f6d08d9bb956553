import { CHOSEN_KINDS, modelVariable } from '../packages/mutoscope/src/services/model-choices.js'
import type { Service, Services } from '../packages/mutoscope/src/services/define-service.js'
import { SERVICES } from '../packages/mutoscope/src/services/services.js'

/** The page of environment variables, with the services from their table. */
export function environmentDoc(services: Services = SERVICES): string {
  return `# Environment

\`createStudio()\`, the command line and \`mutoscope serve\` read these variables. The command line also reads a
\`.env\` file in the working directory; the environment takes precedence. The variables of the server are in [operations](operations.md).
This page is generated from the tables in the code (\`pnpm run docs:generated\`).

## Keys of services

A key enables the models below, which take precedence over the keyless ones on this machine. With several keys for one kind of model, the
service listed first takes precedence; the others are used only where [\`onFailure\`](recipes.md) allows it. \`mutoscope doctor\`, \`quote\` and
\`make\` name the models they use, and so does the result of \`makeVideo\`; \`--offline\`, or \`createStudio({ models: 'offline' })\`, uses no
key. A key that a user has saved on a server enables models for that user alone and takes precedence.

| service | key | models | on request | base URL |
| --- | --- | --- | --- | --- |
${Object.values(services).map(serviceRow).join('\n')}

A model without a known price is enabled as soon as you provide one (\`MUTOSCOPE_PRICES\`); without it, every run would fail at its quote.

## Choices

| variable | what |
| --- | --- |
${CHOSEN_KINDS.map((kind) => `| \`${modelVariable(kind)}\` | the ${kind} model, as \`provider/model\`, or \`offline\`; there is no substitute, and a missing key is an error |`).join('\n')}
| \`MUTOSCOPE_PRICES\` | a YAML or JSON file: a list of prices (\`provider\`, \`model\`, \`unit\`, \`micros\`, \`asOf\`, \`source\`, and \`when\` if it applies only to some requests) |
| \`MUTOSCOPE_DATA\` | folder of database and assets, \`.mutoscope\` by default; \`DATABASE_URL\` and a bucket put them elsewhere |
| \`MUTOSCOPE_IGNORE_ENV\` | comma-separated variables of the next three sections that are meant for another program; \`SUPABASE_*\` stands for all variables with this prefix |
| \`FFMPEG_PATH\` | path of ffmpeg, if it is not on the PATH |

## Where records are kept

In SQLite in the data folder, or in the database that \`DATABASE_URL\` names:

| \`DATABASE_URL\` | what |
| --- | --- |
| \`postgres://user:password@host:port/database\`, \`postgresql://…\` | a PostgreSQL server, with the parameters that \`pg\` accepts after \`?\`, such as \`sslmode=verify-full\`; \`schema=NAME\` keeps the tables in a schema of their own. Needs \`npm install pg\` |
| \`sqlite:PATH\`, \`file:PATH\` | a SQLite file elsewhere, never on a network drive |

Other databases (\`mongodb:\`, \`mysql:\` and so on) are an error at startup. \`mutoscope migrate --from sqlite:… --to postgres:…\` moves existing records;
[operations](operations.md#postgresql) lists limits and failures.

## Where files are kept

In the data folder, or in a bucket that these variables name. For S3 the first three variables are required, for Supabase all three; a bucket that is missing or
not accessible is an error at startup.

| variable | what |
| --- | --- |
| \`AWS_S3_BUCKET\`, \`AWS_ACCESS_KEY_ID\`, \`AWS_SECRET_ACCESS_KEY\` | a bucket of Amazon S3 or of a store that speaks its protocol, and its keys |
| \`AWS_SESSION_TOKEN\` | session token of temporary keys |
| \`AWS_REGION\`, else \`AWS_DEFAULT_REGION\` | region of the bucket, \`us-east-1\` by default; \`auto\` for Cloudflare R2 |
| \`AWS_ENDPOINT_URL_S3\`, else \`AWS_ENDPOINT_URL\` | base URL of a store that is not AWS |
| \`SUPABASE_URL\`, \`SUPABASE_SERVICE_ROLE_KEY\`, \`STORAGE_BUCKET_NAME\` | a bucket of Supabase Storage, with the service role key of its project |
| \`MUTOSCOPE_BUCKET_PREFIX\` | folder in the bucket, \`mutoscope/\` by default; only one database may use it |
| \`MUTOSCOPE_CACHE_BYTES\` | maximum total size of the local copies that ffmpeg needs (\`cache/\` in the data folder), 2147483648 (2 GiB) by default |

## How processes share the work

Each process looks for work by itself; with a queue, it is told immediately. A queue carries only hints, so losing it loses no work
(see [operations](operations.md#workers)).

| variable | what |
| --- | --- |
| \`REDIS_URL\` | \`redis://user:password@host:6379/0\`, or \`rediss://…\` for TLS (for your own certificate authority, set \`NODE_EXTRA_CA_CERTS\`). Needs \`npm install bullmq ioredis\` beside \`mutoscope\` |
| \`MUTOSCOPE_QUEUE\` | \`pg-boss\` wakes workers through the PostgreSQL database of \`DATABASE_URL\` instead, with LISTEN/NOTIFY and a schema of its own (\`mutoscope_queue\`). Progress is then read from the log once a second, and each server applies its rate limits separately. Needs \`npm install pg-boss\` |

## Not supported yet

Mutoscope refuses to start (\`ENVIRONMENT_UNSUPPORTED\`) while one of these is set, so that no setting is silently ignored:

- other names for databases, unless \`DATABASE_URL\` is set: \`POSTGRES_URL\`, \`POSTGRESQL_URL\`, \`PGHOST\`, \`MYSQL_URL\`, \`MONGO_URL\`, \`MONGO_URI\`, \`MONGODB_URL\`, \`MONGODB_URI\`
- other names for Redis: \`REDIS_HOST\`, \`REDIS_TLS_URL\`
- other names for buckets: \`S3_BUCKET\`, \`S3_BUCKET_NAME\`, \`AWS_S3_BUCKET_NAME\`, \`STORAGE_BUCKET\`

If they belong to your own program, set \`MUTOSCOPE_IGNORE_ENV\` or pass \`createStudio({ ignoreEnv: ['DATABASE_URL'] })\`. If
you pass your own \`store\`, \`assets\` or \`dispatcher\`, the variables for it are not checked.
`
}

function serviceRow({ name, provider, variables, baseUrlVariable, offers }: Service): string {
  const offer = offers({ apiKey: () => '', prices: [] })
  const models = (pick: 'usual' | 'chosen') =>
    CHOSEN_KINDS.flatMap((kind) => {
      const list = offer(kind)?.[pick] ?? []
      return list.length === 0 ? [] : [`${kind} ${list.map((model) => `\`${model}\``).join(', ')}`]
    }).join('; ')
  const keys = variables.map((variable) => `\`${variable}\``).join(' or ')
  return `| ${name} (\`${provider}\`) | ${keys} | ${models('usual')} | ${models('chosen')} | \`${baseUrlVariable}\` |`
}
