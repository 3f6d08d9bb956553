/** Names of the stages that recipes are made of. */
export const STAGE_NAMES = {
  script: 'script',
  voice: 'voice',
  images: 'images',
  approval: 'approval',
  clips: 'clips',
  avatar: 'avatar',
  music: 'music',
  render: 'render',
  video: 'video',
} as const
