// Responses of three sizes, each with the schema that its contract declares.
import { FAMILY_CONTRACTS } from '../../packages/api/dist/index.js'

const { getJob } = FAMILY_CONTRACTS.jobs.routes
const { listProjects } = FAMILY_CONTRACTS.projects.routes
const job = getJob.example.response
const [project] = listProjects.example.response
const [shown] = job.storyboard

export const RESPONSES = [
  { path: 'job', name: 'a job', schema: getJob.responses[200], body: job },
  {
    path: 'projects',
    name: 'a page of 50 projects',
    schema: listProjects.responses[200],
    body: Array.from({ length: 50 }, (_, index) => ({ ...project, title: `${project.title} ${index}` })),
  },
  {
    path: 'board',
    name: 'a board of 200 scenes',
    schema: getJob.responses[200],
    body: {
      ...job,
      storyboard: Array.from({ length: 200 }, (_, index) => ({
        ...shown,
        scene: { ...shown.scene, scene_number: index + 1 },
      })),
    },
  },
]
