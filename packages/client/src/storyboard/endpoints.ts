const BASE = '/api/storyboard'
const segment = (value: string): string => encodeURIComponent(value)

/** Paths of the storyboard routes; functions where there is something to fill in. */
export const StoryboardEndpoints = {
  HEALTH: `${BASE}/health`,
  DRIVE_FOLDERS: `${BASE}/drive/folders`,
  /** Files of a folder. */
  DRIVE_FILES: (folderId: string) => `${BASE}/drive/files/${segment(folderId)}`,
  /** Facts of a file. */
  DRIVE_FILE_METADATA: (fileId: string) => `${BASE}/drive/file/${segment(fileId)}/metadata`,
  VIDEO_GENERATE: `${BASE}/video/generate`,
  /** How a task stands. */
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
  /** The keys of a user, masked. */
  API_KEYS_OF_USER: (userId: string) => `${BASE}/api-keys/${segment(userId)}`,
  /** The key of a user for a service. */
  API_KEY: (userId: string, service: string) => `${BASE}/api-keys/${segment(userId)}/${segment(service)}`,
  /** Asks the service whether it takes the key. */
  API_KEY_VALIDATE: (userId: string, service: string) =>
    `${BASE}/api-keys/${segment(userId)}/${segment(service)}/validate`,
  API_KEY_SERVICES: `${BASE}/api-keys/services`,
} as const
