/** Sample values for the documentation. */
export const sampleParams = { id: '0192f0c1-0000-7000-8000-000000000001' }

const CREATED_AT = '2025-11-29T10:00:00.000Z'
export const SAMPLE_AT = '2025-11-29T10:30:00.000Z'
export const SAMPLE_FILES = 'https://example.com/api/files/token'

/** What a caller writes to make one. */
export const sampleInput = {
  title: 'My New Project',
  description: 'Project description',
  language: 'en',
  use_case: 'explanation',
}

/** A project that was just made. */
export const sampleDraft = {
  ...sampleParams,
  ...sampleInput,
  status: 'draft',
  script_text: '',
  script_style: 'educational',
  voice_id: 'alloy',
  audio_speed: 1,
  audio_pitch: 1,
  audio_path: null,
  image_style: 'realistic',
  images: [],
  resolution: '1080p',
  fps: 30,
  video_template_id: 'ken_burns',
  background_music: 'soft',
  aspect_ratio: '16:9',
  video_url: null,
  thumbnail: null,
  duration: 0,
  video_inspirations: [],
  processing: false,
  progress: 0,
  warnings: [],
  error: null,
  attention: null,
  created_at: CREATED_AT,
  updated_at: CREATED_AT,
}

/** A project with its video. */
export const sampleProject = {
  ...sampleDraft,
  title: 'The Future of AI',
  status: 'video_ready',
  script_text: 'Machines learn. So do we.',
  audio_path: `${SAMPLE_FILES}/audio.mp3`,
  images: [
    { prompt: 'AI brain', url: `${SAMPLE_FILES}/image-0.png` },
    { prompt: 'Future city', url: `${SAMPLE_FILES}/image-1.png` },
  ],
  video_url: `${SAMPLE_FILES}/video.mp4`,
  thumbnail: `${SAMPLE_FILES}/thumbnail.jpg`,
  duration: 45,
  updated_at: SAMPLE_AT,
}
