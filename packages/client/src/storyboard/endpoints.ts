const BASE = '/api/storyboard'
const segment = (value: string): string => encodeURIComponent(value)

/** Paths of the storyboard routes; functions where there is something to fill in. */
export const StoryboardEndpoints = {
  HEALTH: `${BASE}/health`,
  DRIVE_FOLDERS: `${BASE}/drive/folders`,
  DRIVE_FILES: (folderId: string) => `${BASE}/drive/files/${segment(folderId)}`,
  DRIVE_FILE_METADATA: (fileId: string) => `${BASE}/drive/file/${segment(fileId)}/metadata`,
  VIDEO_GENERATE: `${BASE}/video/generate`,
  VIDEO_STATUS: (taskId: string) => `${BASE}/video/${segment(taskId)}/status`,
  VIDEO_ENGINES: `${BASE}/video/engines`,
  VIDEO_CALCULATE_COST: `${BASE}/video/calculate-cost`,
  METADATA_GENERATE: `${BASE}/metadata/generate`,
  METADATA_GENRES: `${BASE}/metadata/genres`,
  METADATA_MOODS: `${BASE}/metadata/moods`,
  THUMBNAILS_GENERATE: `${BASE}/thumbnails/generate`,
  THUMBNAILS_VARIANTS: `${BASE}/thumbnails/variants`,
  THUMBNAILS_EXTRACT_FRAME: `${BASE}/thumbnails/extract-frame`,
  API_KEYS: `${BASE}/api-keys`,
  API_KEYS_OF_USER: (userId: string) => `${BASE}/api-keys/${segment(userId)}`,
  API_KEY: (userId: string, service: string) => `${BASE}/api-keys/${segment(userId)}/${segment(service)}`,
  API_KEY_VALIDATE: (userId: string, service: string) =>
    `${BASE}/api-keys/${segment(userId)}/${segment(service)}/validate`,
  API_KEY_SERVICES: `${BASE}/api-keys/services`,
} as const
