import { expect, it } from 'vitest'
import { scriptKind, type ScriptRequest } from './script.js'

it('a quote expects a script without scenes where no recipe says more, under the title that it has', () => {
  const request = { language: 'en', useCase: 'storytelling', tone: 'casual', wordsPerMinute: 150 } as const
  const standIn = (more: Partial<ScriptRequest>) => scriptKind.standIn({ ...request, ...more })
  expect(standIn({ title: 'A lake' })).toEqual({ title: 'A lake', scenes: [] })
  expect(standIn({})).toEqual({ title: '', scenes: [] })
})
