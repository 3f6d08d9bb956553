import { startFakeServer, type FakeResponse, type FakeServer, type ReceivedRequest } from '../fake-server.js'
import { SMALL_PNG, smallWav } from '../small-media.js'
import { fakeGoogleUpload } from '../google-upload.js'

/** A file of the fake, as Drive describes it, and its bytes. */
export type FakeDriveFile = {
  readonly id: string
  readonly name: string
  readonly mimeType: string
  readonly parents: readonly string[]
  readonly bytes?: Buffer
  readonly appProperties?: unknown
}

/**
 * A fake Google Drive. Pieces of uploads count as its paid requests, so that {@link FakeServer.fail} breaks
 * them.
 */
export interface FakeGoogleDrive extends FakeServer {
  readonly files: readonly FakeDriveFile[]
  /** From now on the token is too old. */
  expireToken(): void
  /** Answers the next request with this error. */
  refuse(status: number, reason: string): void
  /** Lets every upload that is under way end, as Google does after a week. */
  forgetSessions(): void
}

const FOLDER = 'application/vnd.google-apps.folder'

/**
 * Starts a fake Google Drive with a folder of a song, a picture and a document. Any bearer token is good
 * until it expires.
 */
export async function startFakeGoogleDrive(): Promise<FakeGoogleDrive> {
  const files: FakeDriveFile[] = [
    { id: 'folder-1', name: 'Music', mimeType: FOLDER, parents: ['root'] },
    { id: 'folder-2', name: "L'été", mimeType: FOLDER, parents: ['root'] },
    { id: 'song-1', name: 'song.wav', mimeType: 'audio/wav', parents: ['folder-1'], bytes: smallWav() },
    {
      id: 'song-2',
      name: "it's \\ here.wav",
      mimeType: 'audio/wav',
      parents: ['folder-1'],
      bytes: smallWav(),
    },
    { id: 'picture-1', name: 'cover.png', mimeType: 'image/png', parents: ['folder-1'], bytes: SMALL_PNG },
    {
      id: 'document-1',
      name: 'Lyrics',
      mimeType: 'application/vnd.google-apps.document',
      parents: ['folder-1'],
    },
  ]
  let expired = false
  let refusal: FakeResponse | null = null
  const upload = fakeGoogleUpload('/upload/drive/v3/files', ({ metadata, bytes, mediaType }) => {
    const file: FakeDriveFile = {
      id: `upload-${files.length}`,
      name: String(metadata['name']),
      mimeType: mediaType,
      parents: (metadata['parents'] as string[] | undefined) ?? ['root'],
      bytes,
      appProperties: metadata['appProperties'],
    }
    files.push(file)
    return { json: describe(file) }
  })

  function answer(request: ReceivedRequest, server: { readonly url: string }): FakeResponse {
    if (expired || !(request.headers['authorization'] ?? '').startsWith('Bearer '))
      return failure(401, 'authError', 'Invalid Credentials')
    if (refusal !== null) {
      const answer = refusal
      refusal = null
      return answer
    }
    const uploaded = upload.respond(request, server)
    if (uploaded !== null) return uploaded
    if (request.path === '/drive/v3/about') return { json: { user: { permissionId: '1' } } }
    if (request.path === '/drive/v3/files') return list(request)
    const file = files.find(({ id }) => request.path === `/drive/v3/files/${id}`)
    if (file === undefined) return failure(404, 'notFound', 'File not found: .')
    if (request.query.get('alt') !== 'media') return { json: describe(file) }
    if (file.bytes === undefined)
      return failure(403, 'fileNotDownloadable', 'Only files with binary content can be downloaded.')
    const range = /^bytes=(\d+)-(\d+)$/u.exec(request.headers['range'] ?? '')
    if (range === null) return { bytes: file.bytes, headers: { 'content-type': file.mimeType } }
    return {
      status: 206,
      bytes: file.bytes.subarray(Number(range[1]), Number(range[2]) + 1),
      headers: {
        'content-type': file.mimeType,
        'content-range': `bytes ${range[1]}-${range[2]}/${file.bytes.byteLength}`,
      },
    }
  }

  function list({ query }: ReceivedRequest): FakeResponse {
    const fits = (query.get('q') ?? '').split(' and ').map(toTest)
    const found = files.filter((file) => fits.every((fit) => fit(file)))
    const start = Number(query.get('pageToken') ?? 0)
    const end = start + Number(query.get('pageSize') ?? 100)
    return {
      json: {
        ...(end < found.length ? { nextPageToken: String(end) } : {}),
        files: found.slice(start, end).map(describe),
      },
    }
  }

  const server = await startFakeServer({
    isPaid: (request) => upload.isChunk(request),
    errorBody: (status, message) =>
      failure(status, status === 401 ? 'authError' : 'backendError', message).json,
    respond: answer,
  })
  return {
    ...server,
    files,
    forgetSessions: () => upload.forgetSessions(),
    expireToken: () => void (expired = true),
    refuse: (status, reason) => void (refusal = failure(status, reason, `Refused: ${reason}`)),
  }
}

/** One term of Drive's search language. */
function toTest(term: string): (file: FakeDriveFile) => boolean {
  const quoted = /'((?:[^'\\]|\\.)*)'/u.exec(term)
  const text = quoted?.[1]?.replaceAll(/\\(.)/gu, '$1') ?? ''
  // A quote that was not escaped ends the text too early.
  if (term.replace(quoted?.[0] ?? '', '').includes("'")) throw new Error(`Invalid value: ${term}`)
  if (term.endsWith('in parents')) return ({ parents }) => parents.includes(text)
  if (term.startsWith('mimeType=')) return ({ mimeType }) => mimeType === text
  if (term.startsWith('mimeType!=')) return ({ mimeType }) => mimeType !== text
  if (term.startsWith('mimeType contains')) return ({ mimeType }) => mimeType.startsWith(text)
  if (term.startsWith('name contains')) return ({ name }) => name.includes(text)
  if (term === 'trashed=false') return () => true
  throw new Error(`Invalid value: ${term}`)
}

function describe({ id, name, mimeType, parents, bytes }: FakeDriveFile): unknown {
  return {
    id,
    name,
    mimeType,
    parents,
    createdTime: '2026-11-01T10:00:00.000Z',
    modifiedTime: '2026-11-02T10:00:00.000Z',
    webViewLink: `https://drive.google.com/file/d/${id}/view`,
    ...(bytes === undefined ? {} : { size: String(bytes.byteLength) }),
    ...(mimeType === 'image/png' ? { imageMediaMetadata: { width: 1, height: 1, rotation: 0 } } : {}),
  }
}

function failure(status: number, reason: string, message: string): FakeResponse {
  return {
    status,
    json: { error: { code: status, message, errors: [{ domain: 'global', reason, message }] } },
  }
}
