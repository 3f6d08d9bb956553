import type { StoredRecord } from '@mutoscope/core'
import { respond, type HandlerResponse } from '../../contract/handler-response.js'
import type { RouteContext } from '../../contract/route-context.js'
import type { SchemaInput, SchemaOutput } from '../../contract/schema.js'
import { pageHeaders } from '../../paging/page-headers.js'
import { readAll } from '../../paging/read-all.js'
import { invalidInput } from '../../server/invalid-input.js'
import { crudRoutes } from './crud-routes.js'
import { loadProjects } from './find-project.js'
import { presentProject } from './present-project.js'
import type { ProjectData, ProjectServices } from './project-record.js'
import { toReached } from './project-status.js'
import type { project, projectsQuery } from './project-wire.js'

const PAGE_SIZE = 50
/** Projects that are looked at together while all are listed. */
const AT_ONCE = 50

type Query = SchemaOutput<typeof projectsQuery>
type ProjectView = SchemaInput<typeof project>

/** Lists the caller's projects, newest first: all of them, or a page. */
export async function listProjects(
  services: ProjectServices,
  { status, search, ...page }: Query,
  context: RouteContext,
): Promise<HandlerResponse<200, ProjectView[]>> {
  const { records } = services
  const { ownerId } = context
  const filter = {
    ...(status === undefined ? {} : { reached: toReached(status) }),
    ...(search === undefined ? {} : { search }),
  }
  if (Object.values(page).every((value) => value === undefined)) {
    const found = (await readAll(records, ownerId, filter)).toReversed()
    return respond(200, await present(services, found, context), { 'x-total-count': String(found.length) })
  }
  if (page.offset !== undefined && page.page !== undefined)
    throw invalidInput(
      { invalid: null },
      [{ place: 'query', field: 'page', message: 'Send `offset` or `page`, not both', missing: false }],
      crudRoutes.listProjects,
    )
  const { limit, offset, numbered } = toPage(page)
  const [found, total] = await Promise.all([
    records.list(ownerId, { ...filter, limit, offset }),
    records.count(ownerId, filter),
  ])
  return respond(
    200,
    await present(services, found, context),
    pageHeaders(context, { path: '/projects', query: { status, search }, total, limit, offset, numbered }),
  )
}

function toPage({ limit = PAGE_SIZE, offset, page }: Pick<Query, 'limit' | 'offset' | 'page'>) {
  return offset === undefined
    ? { limit, offset: ((page ?? 1) - 1) * limit, numbered: true }
    : { limit, offset, numbered: false }
}

async function present(
  services: ProjectServices,
  found: readonly StoredRecord<ProjectData>[],
  context: RouteContext,
): Promise<ProjectView[]> {
  const views: ProjectView[] = []
  for (let from = 0; from < found.length; from += AT_ONCE) {
    const kept = await loadProjects(services, context.ownerId, found.slice(from, from + AT_ONCE))
    views.push(...(await Promise.all(kept.map((each) => presentProject(services, each, context)))))
  }
  return views
}
