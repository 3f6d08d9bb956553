import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFamilies, type FamiliesOptions, type Family } from '@mutoscope/api'
import {
  avatarRecipe,
  clipRecipe,
  createMemoryAssets,
  createMemoryStore,
  createStudio,
  musicVideoRecipe,
  narratedRecipe,
  pictureRecipe,
  productAdRecipe,
  silentLogger,
  storyboardRecipe,
  type Models,
  type Recipe,
  type Studio,
} from '@mutoscope/core'
import type { Media } from '@mutoscope/core/ports'
import { createFakeMedia, createFakeModels } from '@mutoscope/core/testing'
import { jwtAuthentication, mutoscope } from '@mutoscope/express'
import express from 'express'
import { SignJWT } from 'jose'

/** All families over HTTP on models and media that make nothing but facts: quick, for what asks often. */
export interface FakeServer {
  readonly url: string
  readonly studio: Studio
  readonly families: readonly Family[]
  /** A bearer token of an owner. */
  token(ownerId: string): Promise<string>
  stop(): Promise<void>
}

const SECRET = 'the secret of the tests has more than 32 bytes'

/** What makes its things. */
export interface FakeServerParts {
  readonly models?: Models
  readonly media?: Media
  /** A module for a browser; `/page` is a page that runs it. @default none */
  readonly script?: string
}

/** Starts a {@link FakeServer} that wants tokens. */
export async function startFakeServer(
  options: FamiliesOptions = {},
  { models = createFakeModels(), media = createFakeMedia(), script }: FakeServerParts = {},
): Promise<FakeServer> {
  const uploadDir = await mkdtemp(join(tmpdir(), 'mutoscope-uploads-'))
  const recipes = [
    storyboardRecipe(),
    narratedRecipe(),
    productAdRecipe(),
    musicVideoRecipe(),
    avatarRecipe(),
    clipRecipe(),
    pictureRecipe(),
  ] as readonly Recipe[]
  const studio = createStudio({
    store: createMemoryStore(),
    assets: createMemoryAssets(),
    media,
    models,
    recipes,
    masterKeys: [{ id: 'k1', key: new Uint8Array(32).fill(7) }],
  })
  const families = createFamilies(studio, options)
  const handler = mutoscope(studio, {
    families,
    uploadDir,
    rateLimits: false,
    authenticate: jwtAuthentication({ secret: SECRET }),
    logger: silentLogger,
  })
  const app = express().use(handler)
  app.get('/page', (_request, response) =>
    response.type('html').send('<!doctype html><script type="module" src="/page.js"></script>'),
  )
  app.get('/page.js', (_request, response) => response.type('js').send(script))
  const server = createServer(app)
  handler.attach(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    studio,
    families,
    token: (ownerId) =>
      new SignJWT({})
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(ownerId)
        .setExpirationTime('1h')
        .sign(new TextEncoder().encode(SECRET)),
    async stop() {
      server.close()
      server.closeAllConnections()
      await studio.close()
      await rm(uploadDir, { recursive: true, force: true })
    },
  }
}
