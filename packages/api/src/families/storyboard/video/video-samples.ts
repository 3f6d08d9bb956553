/** Sample values for the documentation. */
export const sampleTask = { task_id: '0192f0c1-0000-7000-8000-000000000001' }

const CREATED = '2025-11-14T10:30:00.000Z'

export const sampleOrder = {
  prompt: 'Epic cinematic music video with dramatic lighting',
  duration: 60,
  style: 'cinematic',
  engine: 'runway_standard',
  music_file: 'https://drive.google.com/...',
}

export const sampleCost = {
  duration: 60,
  engine: 'runway_standard',
  cost_per_10s: 1.2,
  total_cost: 7.2,
  total_credits: 72,
  currency: 'USD',
  figures: 'documented' as const,
  real: {
    provider: 'runway',
    model: 'gen4.5',
    clips: 6,
    generated_seconds: 60,
    total_credits: 720,
    total_cost: 7.2,
    as_of: '2026-04-21',
    source: 'https://github.com/runwayml/skills',
  },
  note: 'The price is right; it is really 12 credits for one second, so 120 for ten.',
}

export const sampleStarted = {
  ...sampleTask,
  status: 'pending',
  engine: 'runway_standard',
  stand_in: false,
  duration: 60,
  estimated_cost: 7.2,
  estimated_credits: 72,
  currency: 'USD',
  expected_cost: 7.2,
  engine_cost: sampleCost,
  estimated_time: 360,
  status_url: 'https://example.com/api/storyboard/video/0192f0c1-0000-7000-8000-000000000001/status',
  warnings: [],
  created_at: CREATED,
}

export const sampleVideo = {
  ...sampleTask,
  id: sampleTask.task_id,
  project_id: sampleTask.task_id,
  user_id: 'user_123',
  project_name: 'Summer',
  song_title: 'Summer Vibes',
  music_file: null,
  genre: 'electronic',
  mood: 'happy',
  bpm: 120,
  engine: 'runway_standard',
  prompt: sampleOrder.prompt,
  style: 'cinematic',
  video_url: 'https://example.com/api/files/token/0192f0c1-0000-7000-8000-000000000001.mp4',
  status: 'completed',
  youtube_title: 'Summer Vibes (Official Video)',
  youtube_description: 'Summer Vibes: a happy electronic track.',
  youtube_tags: ['summer vibes'],
  cost: 7.2,
  credits_used: 72,
  estimated_cost: 7.2,
  estimated_credits: 72,
  stand_in: false,
  duration: 60,
  created_at: CREATED,
  updated_at: CREATED,
  completed_at: CREATED,
  error_message: null,
  warnings: [],
}

export const sampleStatus = {
  ...sampleVideo,
  progress: 100,
  current_stage: null,
  error: null,
  attention: null,
}
