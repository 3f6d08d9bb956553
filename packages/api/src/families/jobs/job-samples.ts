/** Sample values for the documentation. */
export const sampleParams = { job_id: 123 }

const times = { created_at: '2025-11-15T10:00:00.000Z', updated_at: '2025-11-15T10:05:00.000Z' }
const costs = { estimated: 0.15, actual: 0.12, currency: 'USD' }
const metrics = { refinement_count: 2, download_count: 5 }
const PROJECT_ID = '0192f0c1-0000-7000-8000-000000000001'
const IMAGE_URL = 'https://example.com/api/files/token/scene-1.png'

/** The order of a job. */
export const sampleOrder = {
  prompt: 'A hero discovers a hidden treasure in ancient ruins',
  duration: 30,
  style: 'cinematic',
  aspect_ratio: '16:9',
}

/** A job whose storyboard waits for a yes. */
export const sampleJob = {
  ...sampleParams,
  ...times,
  ...sampleOrder,
  status: 'storyboard_ready',
  approved: false,
  approved_at: null,
  storyboard: [
    {
      scene: {
        scene_number: 1,
        description: 'Hero enters ancient ruins',
        duration: 5,
        image_prompt: 'A brave hero entering mysterious ancient ruins',
        narration: 'Nobody had come here for a thousand years.',
      },
      image_url: IMAGE_URL,
      generation_status: 'completed',
      error: null,
    },
  ],
  progress: 100,
  current_stage: null,
  costs,
  metrics,
  budget_usd: 2.5,
  video_url: null,
  project_id: PROJECT_ID,
  warnings: [],
  error: null,
  attention: null,
}

/** The same in a list. */
export const sampleSummary = {
  ...sampleParams,
  ...times,
  ...sampleOrder,
  project_id: PROJECT_ID,
  status: 'storyboard_ready',
  error: null,
}

/** What everybody is told of a finished job. */
export const sampleMetadata = {
  ...sampleParams,
  ...times,
  status: 'completed',
  approved: true,
  approved_at: '2025-11-15T10:04:00.000Z',
  scenes: {
    total: 6,
    completed: 6,
    failed: 0,
    details: [{ scene_number: 1, duration: 5, generation_status: 'completed', image_url: IMAGE_URL }],
  },
  costs,
  metrics,
  video: {
    available: true,
    url: 'https://example.com/api/files/token/job-123.mp4',
    parameters: {
      duration: 30,
      width: 1920,
      height: 1080,
      fps: 30,
      style: 'cinematic',
      aspect_ratio: '16:9',
      format: 'mp4',
      size: 8_388_608,
    },
  },
  error: null,
}
