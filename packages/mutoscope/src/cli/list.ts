import { defineCommand } from './command.js'
import { count, printResult } from './print-result.js'
import { withStudio } from './with-studio.js'

/** `mutoscope list`: the projects there are. */
export const list = defineCommand({
  name: 'list',
  summary: 'List the projects, newest first.',
  word: null,
  examples: ['list --limit 10'],
  options: {
    limit: { type: 'number', min: 1, isWhole: true, says: 'maximum number of projects (default 100)' },
    search: { type: 'text', says: 'only those with this text in name, brief or storyboard' },
  },
  work: ({ values: { limit = 100, search, ...values } }) =>
    withStudio(values, async (studio) => {
      const projects = await studio.projects.list('local', {
        limit,
        ...(search === undefined ? {} : { search }),
      })
      const lines = projects.map(
        ({ key, id, recipe, storyboard }) =>
          `${(key ?? id).padEnd(24)} ${recipe.padEnd(12)} ${storyboard === null ? 'no storyboard yet' : count(storyboard.scenes.length, 'scene')}`,
      )
      printResult(values, projects, lines.join('\n') || 'No projects yet.')
      return 0
    }),
})
