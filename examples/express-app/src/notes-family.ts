import {
  ApiError,
  bindFamily,
  defineError,
  defineFamily,
  defineRoute,
  type Family,
  type Handlers,
} from '@mutoscope/api'
import type { Studio } from '@mutoscope/core'
import * as z from 'zod'

const noteNotFound = defineError('NOTE_NOT_FOUND', {
  status: 404,
  retryable: false,
  title: 'There is no such note',
})

const note = z.object({ id: z.string(), text: z.string() }).meta({ id: 'Note' })
const params = z.object({ id: z.string().max(100) })
const sample = { id: '0192f0c1-0000-7000-8000-000000000001', text: 'Ask for a slower opening.' }

const routes = {
  addNote: defineRoute({
    method: 'POST',
    path: '/notes',
    summary: 'Keep a note',
    auth: 'required',
    idempotent: true,
    body: z.strictObject({ text: z.string().trim().min(1).max(1000) }),
    responses: { 201: note },
    example: { body: { text: sample.text }, response: sample },
  }),
  getNote: defineRoute({
    method: 'GET',
    path: '/notes/:id',
    summary: 'Read a note',
    auth: 'required',
    params,
    responses: { 200: note },
    errors: [noteNotFound],
    example: { params: { id: sample.id }, response: sample },
  }),
}

/** The contract of notes. */
const notesContract = defineFamily({
  name: 'notes',
  title: 'Notes',
  description: 'What somebody wants to remember about a video.',
  errorNames: 'SCREAMING_CASE',
  errors: [],
  routes,
  sockets: {},
})

/** A family of your own: its notes are records of the studio, and an owner sees only its own. */
export function createNotesFamily(studio: Studio): Family {
  const notes = studio.records.collection<{ readonly text: string }>('notes.note')
  const handlers: Handlers<typeof routes> = {
    async addNote({ body }, { ownerId }) {
      const { id, data } = await notes.insert({ ownerId, data: body })
      return { id, ...data }
    },
    async getNote({ params: { id } }, { ownerId }) {
      const found = await notes.find({ ownerId, id })
      if (found === null) throw new ApiError(noteNotFound, { message: `There is no note ${id}.` })
      return { id, ...found.data }
    },
  }
  return bindFamily(notesContract, { handlers, sockets: {} })
}
