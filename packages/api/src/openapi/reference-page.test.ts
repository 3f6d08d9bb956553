import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { defineFamily } from '../contract/family.js'
import { empty } from '../contract/response-definition.js'
import { defineRoute } from '../contract/route.js'
import { openApiDocument } from './open-api-document.js'
import { pageHeaders } from './reference/page-headers.js'
import { referencePage } from './reference-page.js'
import { sampleFamily } from './sample-family.fixture.js'

const page = referencePage(openApiDocument({ families: [sampleFamily] }))

it('loads nothing from elsewhere', () => {
  expect(page).not.toMatch(/(?:src|href|url|@import)\s*[=(]?\s*["']?(?:https?:)?\/\//u)
})

it("runs its own script and no other, and stands in nobody's frame", async () => {
  const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/gu)].map(([, script = '']) => script)
  const hashes = scripts.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`)
  expect(hashes).toHaveLength(1)
  expect(page).not.toMatch(/<script [^>]*>|\son\w+=/u)
  const headers = await pageHeaders()
  expect(headers['content-security-policy']?.split('; ')).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      `script-src ${hashes.join(' ')}`,
      "connect-src 'self'",
      "frame-ancestors 'none'",
    ]),
  )
  expect(headers).toMatchObject({ 'x-frame-options': 'DENY', 'x-content-type-options': 'nosniff' })
})

it('shows every route, socket, schema and code', () => {
  for (const id of [
    'filmsList',
    'filmsCreate',
    'filmsRead',
    'filmsReorder',
    'filmsRemove',
    'filmsVideo',
    'filmsEvents',
    'filmsPoster',
    'filmsHealth',
    'filmsWatch',
    'schema-Film',
    'schema-Scene',
  ])
    expect(page).toContain(`id="${id}"`)
  expect(page).toContain('<code>FILM_NOT_READY</code>')
  expect(page).toContain('<a href="#schema-Scene">Scene</a>')
})

it('fills the form with what the example has where it is required', () => {
  expect(page).toContain(
    '<input name="scene_order" data-in="query" data-list value="2, 1" placeholder="2, 1" required>',
  )
  expect(page).toContain('<input name="image" data-in="form" type="file">')
})

it('shows words of a contract as words', () => {
  const sly = defineFamily({
    name: 'sly',
    title: '<b>',
    description: '<script>alert(1)</script>',
    errorNames: 'SCREAMING_CASE',
    errors: [],
    sockets: {},
    routes: {
      stop: defineRoute({
        method: 'POST',
        path: '/sly',
        summary: '"><img src=x>',
        auth: 'public',
        responses: { 204: empty },
        example: {},
      }),
    },
  })
  const shown = referencePage(openApiDocument({ families: [sly] }))
  expect(shown).not.toContain('<script>alert')
  expect(shown).not.toContain('<img src=x>')
})
