import type { Family } from '@mutoscope/api'
import { describeModels } from '../services/list-models.js'
import type { RunningServer } from './serve.js'

/** Says where a server listens, whose things it keeps, and one line for each family of what is mounted. */
export function describeServer({
  url,
  families,
  config,
  models,
  notes,
}: Pick<RunningServer, 'url' | 'families' | 'config' | 'models' | 'notes'>): string {
  const owner =
    config.jwt === null
      ? 'everything belongs to the owner "local"; set JWT_SECRET to want tokens'
      : 'protected routes want an HS256 bearer token; its "sub" is the owner'
  return [
    `mutoscope listens on ${url}`,
    `  ${owner}`,
    `  ${describeModels(models)}`,
    ...notes.map((note) => `  note: ${note}`),
    ...families.map((family) => `  ${describeFamily(family)}`),
    `  documentation: ${url}/api/docs`,
  ].join('\n')
}

function describeFamily({ contract }: Family): string {
  const paths = [...Object.values(contract.routes), ...Object.values(contract.sockets)].map(({ path }) =>
    root(path),
  )
  const routes = Object.keys(contract.routes).length
  const sockets = Object.keys(contract.sockets).length
  return `${contract.name.padEnd(11)}${[...new Set(paths)].join(', ')}  (${routes} routes${sockets === 0 ? '' : `, ${sockets} socket${sockets === 1 ? '' : 's'}`})`
}

/** The first two parts of a path, or one where a parameter follows. */
function root(path: string): string {
  const parts = path.split('/').slice(1)
  const fixed = parts.findIndex((part) => part.startsWith(':'))
  return `/${parts
    .slice(0, parts[0] === 'api' ? 2 : 1)
    .slice(0, fixed === -1 ? 2 : fixed)
    .join('/')}`
}
