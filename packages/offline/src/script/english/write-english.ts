import type { UseCase } from '@mutoscope/core'
import type { Script, ScriptRequest, ScriptScene } from '@mutoscope/core/ports'
import type { Brief } from '../brief/brief.js'
import { cleanBrief } from '../brief/clean-brief.js'
import { parseBrief } from '../brief/parse-brief.js'
import type { Beat } from '../plan/beat.js'
import { planScenes } from '../plan/plan-scenes.js'
import { writeTitle, type SeededRandom } from '@mutoscope/core/script'
import { canRender, renderTemplate } from '../plan/render-template.js'
import { commercialBeats } from './commercial-beats.js'
import { englishBlanks } from './english-blanks.js'
import { inspirationBeats } from './inspiration-beats.js'
import { lessonBeats } from './lesson-beats.js'
import { numberWord } from './number-word.js'
import { shortBeats } from './short-beats.js'
import { spareLines } from './spare-lines.js'
import { storyBeats } from './story-beats.js'
import { tones } from './tones.js'
import { topicStoryBeats } from './topic-story-beats.js'
import { tutorialBeats } from './tutorial-beats.js'

/** Writes a script in English from a brief. */
export function writeEnglish(request: ScriptRequest, matter: string, random: SeededRandom): Script {
  const brief = parseBrief(
    /[\p{L}\p{N}]/u.test(cleanBrief(matter).main) ? matter : 'a quiet moment',
    [request.title ?? '', request.description ?? ''].filter((text) => text !== '' && text !== matter),
  )
  const blanks = englishBlanks(brief, request.useCase)
  let steps = 0
  const scenes = planScenes(request, {
    beats: beatsFor(request.useCase, brief),
    text: [matter, ...brief.details].join(' '),
    random,
    spare: spareLines[request.useCase],
    tone: (position) => tones[request.tone][position],
    blanksOf: (beat) => {
      if (beat.name === 'step') steps += 1
      return { ...blanks, values: { ...blanks.values, Step: `Step ${numberWord(steps)}` } }
    },
    describe: (beat, view, own) =>
      renderTemplate(
        canRender(view.says, own) ? view.says : `A scene about {T}.`,
        own,
        ([first = '']) => first,
      ),
  }) satisfies readonly ScriptScene[]
  return { title: writeTitle(request.title ?? brief.text, request.language), scenes }
}

function beatsFor(useCase: UseCase, brief: Brief): readonly Beat[] {
  switch (useCase) {
    case 'storytelling':
      return brief.subject?.animate === true ? storyBeats : topicStoryBeats
    case 'youtube-short':
      return shortBeats
    case 'commercial':
      return commercialBeats
    case 'inspirational':
      return inspirationBeats
    case 'tutorial':
      return tutorialBeats
    case 'explanation':
    case 'educational':
      return lessonBeats
  }
}
