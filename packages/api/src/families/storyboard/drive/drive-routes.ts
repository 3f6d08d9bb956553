import { coreError } from '../../../contract/error-definition.js'
import { defineRoute } from '../../../contract/route.js'
import { driveUnavailable, notFound, rateLimit, tokenExpired, tokenRequired } from '../errors.js'
import {
  driveFile,
  fileList,
  fileParams,
  fileQuery,
  filesQuery,
  folderList,
  folderParams,
  foldersQuery,
} from './drive-wire.js'

const errors = [
  tokenRequired,
  tokenExpired,
  notFound,
  rateLimit,
  driveUnavailable,
  coreError('PROVIDER_UNAVAILABLE'),
]
const description =
  'The OAuth token comes as the header `X-Drive-Token`, as the saved key of the service `google_drive`, or, as documented but ending in logs, as `access_token` in the query.'
const sampleFile = {
  id: '1AbC',
  name: 'Summer Vibes.mp3',
  mime_type: 'audio/mpeg',
  file_type: 'audio' as const,
  size: 4_812_003,
  created_time: '2025-11-01T09:00:00.000Z',
  modified_time: '2025-11-02T09:00:00.000Z',
  duration: 184.2,
  width: null,
  height: null,
  parents: ['0Root'],
  sha256: null,
  web_view_link: 'https://drive.google.com/file/d/1AbC/view',
  thumbnail_link: null,
  download_url: 'https://www.googleapis.com/drive/v3/files/1AbC?alt=media&supportsAllDrives=true',
}

/** Browsing Google Drive. */
export const driveRoutes = {
  listFolders: defineRoute({
    method: 'GET',
    path: '/api/storyboard/drive/folders',
    summary: 'List folders',
    description,
    auth: 'required',
    query: foldersQuery,
    responses: { 200: folderList },
    errors,
    example: {
      query: { access_token: 'YOUR_OAUTH_TOKEN' },
      response: {
        folders: [{ id: '0Songs', name: 'Songs', modified_time: '2025-11-02T09:00:00.000Z' }],
        next_page_token: null,
      },
    },
  }),
  listFiles: defineRoute({
    method: 'GET',
    path: '/api/storyboard/drive/files/:folder_id',
    summary: 'List the files of a folder',
    description,
    auth: 'required',
    params: folderParams,
    query: filesQuery,
    responses: { 200: fileList },
    errors,
    example: {
      params: { folder_id: 'root' },
      query: { access_token: 'YOUR_OAUTH_TOKEN', file_type: 'audio' },
      response: { folder_id: 'root', file_type: 'audio', files: [sampleFile], next_page_token: null },
    },
  }),
  getFile: defineRoute({
    method: 'GET',
    path: '/api/storyboard/drive/file/:file_id/metadata',
    summary: 'Get the metadata of a file',
    description,
    auth: 'required',
    params: fileParams,
    query: fileQuery,
    responses: { 200: driveFile },
    errors,
    example: {
      params: { file_id: '1AbC' },
      query: { access_token: 'YOUR_OAUTH_TOKEN' },
      response: sampleFile,
    },
  }),
}
