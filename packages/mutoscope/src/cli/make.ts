import { basename, extname } from 'node:path'
import { DEFAULT_RECIPE_LIMITS, SCRIPT_STYLES, USE_CASES } from '@mutoscope/core'
import { makeVideo } from '../make-video.js'
import type { MakeVideoOptions } from '../make-video-options.js'
import { describeModels, listModels } from '../services/list-models.js'
import { defineCommand, type OptionTable, type OptionValues } from './command.js'
import { printNote } from './print-result.js'
import { bringFiles, readBrief, readTextFile } from './read-brief.js'
import { RUN_OPTIONS, runAndPrint } from './run-options.js'
import { assertOutName } from './assert-out-name.js'
import { SETTING_OPTIONS, toSettings } from './setting-options.js'
import { UsageError } from './usage-error.js'
import { assertChosenKeys, chooseModels, OFFLINE_OPTION, withStudio } from './with-studio.js'

const BRIEF_OPTIONS = {
  out: { type: 'text', value: 'FILE', says: 'what is written: .mp4, .webm or .mov (default PROJECT.mp4)' },
  script: { type: 'text', value: 'FILE', says: 'your own words instead of a brief' },
  brief: { type: 'text', value: 'FILE', says: 'the brief of a recipe, as JSON or YAML' },
  recipe: { type: 'text', value: 'NAME', says: 'the recipe of --brief (default storyboard)' },
  title: { type: 'text', says: 'title of a scripted video (default the name of the script)' },
  duration: {
    type: 'number',
    value: 'SECONDS',
    min: DEFAULT_RECIPE_LIMITS.minDurationSec,
    max: DEFAULT_RECIPE_LIMITS.maxDurationSec,
    unit: 'seconds',
    says: 'length (default 30; with a script its words decide)',
  },
  'use-case': { type: 'text', values: USE_CASES, says: 'what the script is for' },
  tone: { type: 'text', values: SCRIPT_STYLES, says: 'tone of the script' },
  project: {
    type: 'text',
    value: 'NAME',
    says: 'project to make or continue (default the name of --out, else of --script or --brief, else video)',
  },
  replace: { type: 'flag', says: 'replace the brief of a project that has another, and its storyboard' },
} as const satisfies OptionTable

/** `mutoscope make`: from a brief or a script to a file. */
export const make = defineCommand({
  name: 'make',
  summary: 'Make a video from a brief, a script or the brief of a recipe.',
  word: { name: 'BRIEF', required: false },
  examples: [
    'make "A fox finds a lantern" --duration 15 --out fox.mp4',
    'make --script story.txt --voice bright --aspect 9:16',
    'make --recipe product-ad --brief ad.yaml --out ad.webm --budget 2.50',
  ],
  options: { ...BRIEF_OPTIONS, ...SETTING_OPTIONS, ...RUN_OPTIONS, ...OFFLINE_OPTION },
  async work({ values, word }) {
    assertOutName(values.out)
    const wanted = await readWanted(values, word)
    const file = [values.out, values.script, values.brief].find((path) => path !== undefined)
    const project = values.project ?? (file === undefined ? 'video' : basename(file, extname(file)))
    const out = values.out ?? `${project}.mp4`
    const models = await listModels(chooseModels(values), 'local')
    assertChosenKeys(values)
    return withStudio({ ...values, work: true }, async (studio) => {
      const known = await studio.projects.findByKey('local', project)
      printNote(values, `project ${project} (${known === null ? 'new' : 'continued'})`)
      printNote(values, describeModels(models))
      return runAndPrint(studio, values, out, async (settings) => {
        const { brief, ...rest } = wanted
        const path = values.brief ?? ''
        const brought = brief === undefined ? {} : { brief: await bringFiles(studio, path, brief) }
        return makeVideo(studio, {
          ...rest,
          ...brought,
          ...settings,
          project,
          out,
          replace: values.replace === true,
          settings: toSettings(values),
        })
      })
    })
  },
})

type Wanted = Pick<
  MakeVideoOptions,
  'prompt' | 'script' | 'title' | 'recipe' | 'brief' | 'durationSec' | 'useCase' | 'tone'
>

/** What is wanted, from exactly one of a brief in words, a script and a file. */
async function readWanted(
  values: OptionValues<typeof BRIEF_OPTIONS>,
  word: string | undefined,
): Promise<Wanted> {
  const { script, brief, recipe, title, duration, tone } = values
  if ([word, script, brief].filter((value) => value !== undefined).length !== 1)
    throw new UsageError(
      'Pass a brief in quotes, --script FILE or --brief FILE. To render an existing project, use mutoscope render.',
    )
  const words = {
    ...(duration === undefined ? {} : { durationSec: duration }),
    ...(values['use-case'] === undefined ? {} : { useCase: values['use-case'] }),
    ...(tone === undefined ? {} : { tone }),
  }
  if (brief !== undefined) {
    const [inside] = [...Object.keys(words), ...(title === undefined ? [] : ['title'])]
    if (inside !== undefined) throw new UsageError(`With --brief, put "${inside}" into the brief.`)
    return { recipe: recipe ?? 'storyboard', brief: await readBrief(brief) }
  }
  if (recipe !== undefined) throw new UsageError('--recipe requires --brief FILE.')
  if (script !== undefined)
    return {
      script: await readTextFile('script', script),
      title: title ?? basename(script, extname(script)),
      ...words,
    }
  if (title !== undefined) throw new UsageError('--title requires --script FILE.')
  return { ...(word === undefined ? {} : { prompt: word }), ...words }
}
