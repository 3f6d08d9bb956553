import { createFamilies } from '@mutoscope/api'
import { jwtAuthentication, mutoscope } from '@mutoscope/express'
import express from 'express'
import { createStudio } from 'mutoscope'
import { createNotesFamily } from './notes-family.ts'

// At least 32 bytes, such as those of `openssl rand -base64 32`. `mutoscope token ada` with the same
// JWT_SECRET makes a token.
const { JWT_SECRET: secret = '', PORT: port = '3000' } = process.env

const studio = await createStudio()
const videos = mutoscope(studio, {
  families: createFamilies(studio, {
    only: ['jobs', 'studio'],
    more: [createNotesFamily(studio)],
  }),
  authenticate: jwtAuthentication({ secret }),
})

const app = express()
app.get('/', (_request, response) => {
  response.send('An app that also makes videos.')
})
app.use('/videos', videos)

const server = app.listen(Number(port), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${port}/videos/api/docs shows what there is.`)
})
const detach = videos.attach(server, { path: '/videos' })

process.once('SIGINT', () => {
  detach()
  server.close()
  server.closeAllConnections()
  void studio.close()
})
