import { CHOSEN_KINDS, modelVariable } from '../packages/mutoscope/src/services/model-choices.js'
import type { Service, Services } from '../packages/mutoscope/src/services/define-service.js'
import { SERVICES } from '../packages/mutoscope/src/services/services.js'

/** The page of environment variables, with the services from their table. */
export function environmentDoc(services: Services = SERVICES): string {
  return `# Environment

\`createStudio()\`, the command line and \`mutoscope serve\` read these variables. The command line also reads a file \`.env\` in the
working directory; what the environment has set stays. Those of the server are in [operations](operations.md). This page is written
from the tables in the code (\`pnpm run docs:generated\`).

## Keys of services

A key opens the models below, in front of the keyless ones that are made on this machine. With several keys for one kind of model, the
upper service takes precedence; the others are used only where [\`onFailure\`](recipes.md) allows it. \`mutoscope doctor\`, \`quote\` and
\`make\` name the models they use, and so does the result of \`makeVideo\`; \`--offline\`, or \`createStudio({ models: 'offline' })\`, uses no
key. A key that a user has saved on a server opens models for that user alone and takes precedence.

| service | key | opens | on request | base URL |
| --- | --- | --- | --- | --- |
${Object.values(services).map(serviceRow).join('\n')}

A model whose price is not known opens as soon as you give one (\`MUTOSCOPE_PRICES\`), since it would stop every run at its quote.

## Choices

| variable | what |
| --- | --- |
${CHOSEN_KINDS.map((kind) => `| \`${modelVariable(kind)}\` | the ${kind} model, as \`provider/model\`, or \`offline\`; nothing takes its place, and a missing key is an error |`).join('\n')}
| \`MUTOSCOPE_PRICES\` | a YAML or JSON file: a list of prices (\`provider\`, \`model\`, \`unit\`, \`micros\`, \`asOf\`, \`source\`, and \`when\` if it holds only for some requests) |
| \`MUTOSCOPE_DATA\` | folder of database and assets, \`.mutoscope\` by default; \`DATABASE_URL\` and a bucket put them elsewhere |
| \`MUTOSCOPE_IGNORE_ENV\` | variables of the next three sections that are meant for another program, with commas between; \`SUPABASE_*\` stands for all that begin so |
| \`FFMPEG_PATH\` | ffmpeg, where it is not on the PATH |

## Where records are kept

In SQLite in the data folder, or in the database that \`DATABASE_URL\` names:

| \`DATABASE_URL\` | what |
| --- | --- |
| \`postgres://user:password@host:port/database\`, \`postgresql://…\` | a PostgreSQL server, with what \`pg\` reads after \`?\`, such as \`sslmode=verify-full\`; \`schema=NAME\` keeps the tables in a schema of their own. Needs \`npm install pg\` |
| \`sqlite:PATH\`, \`file:PATH\` | a file of SQLite elsewhere, never on a network drive |

Other databases (\`mongodb:\`, \`mysql:\` and so on) are an error at the start. \`mutoscope migrate --from sqlite:… --to postgres:…\` moves what is there;
[operations](operations.md#postgresql) has limits and failures.

## Where files are kept

In the data folder, or in a bucket that these variables name. All of the first three of a store are required; a bucket that is missing or
may not be used is an error at the start.

| variable | what |
| --- | --- |
| \`AWS_S3_BUCKET\`, \`AWS_ACCESS_KEY_ID\`, \`AWS_SECRET_ACCESS_KEY\` | a bucket of Amazon S3 or of a store that speaks its protocol, and its keys |
| \`AWS_SESSION_TOKEN\` | of temporary keys |
| \`AWS_REGION\`, else \`AWS_DEFAULT_REGION\` | region of the bucket, \`us-east-1\` by default; \`auto\` for Cloudflare R2 |
| \`AWS_ENDPOINT_URL_S3\`, else \`AWS_ENDPOINT_URL\` | base URL of a store that is not AWS |
| \`SUPABASE_URL\`, \`SUPABASE_SERVICE_ROLE_KEY\`, \`STORAGE_BUCKET_NAME\` | a bucket of Supabase Storage, with the service role key of its project |
| \`MUTOSCOPE_BUCKET_PREFIX\` | folder in the bucket, \`mutoscope/\` by default; only one database may use it |
| \`MUTOSCOPE_CACHE_BYTES\` | what copies of these files in the data folder (\`cache/\`) may take together, 2147483648 (2 GiB) by default; ffmpeg needs files |

## How processes share the work

Each process works by itself, or a queue tells it at once of work. A queue only carries hints: it holds nothing that could be lost
(see [operations](operations.md#workers)).

| variable | what |
| --- | --- |
| \`REDIS_URL\` | \`redis://user:password@host:6379/0\`, or \`rediss://…\` for TLS (a certificate of your own: \`NODE_EXTRA_CA_CERTS\`). Needs \`npm install bullmq ioredis\` beside \`mutoscope\` |
| \`MUTOSCOPE_QUEUE\` | \`pg-boss\` wakes workers over the PostgreSQL of \`DATABASE_URL\` instead, by LISTEN/NOTIFY and in a schema of its own (\`mutoscope_queue\`). Progress is then read from the log once a second, and each server counts requests by itself. Needs \`npm install pg-boss\` |

## Not supported yet

Mutoscope refuses to start (\`ENVIRONMENT_UNSUPPORTED\`) while one of these names something, so that no setting is ignored without a word:

- databases by other names, unless \`DATABASE_URL\` is set: \`POSTGRES_URL\`, \`POSTGRESQL_URL\`, \`PGHOST\`, \`MYSQL_URL\`, \`MONGO_URL\`, \`MONGO_URI\`, \`MONGODB_URL\`, \`MONGODB_URI\`
- Redis by other names: \`REDIS_HOST\`, \`REDIS_TLS_URL\`
- buckets by other names: \`S3_BUCKET\`, \`S3_BUCKET_NAME\`, \`AWS_S3_BUCKET_NAME\`, \`STORAGE_BUCKET\`

Where they belong to the program around it, set \`MUTOSCOPE_IGNORE_ENV\` or pass \`createStudio({ ignoreEnv: ['DATABASE_URL'] })\`. A
\`store\`, \`assets\` or \`dispatcher\` of your own settles its part by itself.
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
