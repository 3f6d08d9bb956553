import { renderVideo } from '../make-video.js'
import { describeModels, listModels } from '../services/list-models.js'
import { assertOutName } from './assert-out-name.js'
import { defineCommand } from './command.js'
import { printNote } from './print-result.js'
import { RUN_OPTIONS, runAndPrint } from './run-options.js'
import { assertChosenKeys, chooseModels, OFFLINE_OPTION, withProject } from './with-studio.js'

/** `mutoscope render`: runs a project as it stands, for instance after an edit. */
export const render = defineCommand({
  name: 'render',
  alias: 'continue',
  summary: 'Render a project after an edit or an approval. Current artifacts are reused.',
  word: { name: 'PROJECT', required: true },
  examples: ['render fox', 'render fox --out fox.webm --budget 1'],
  options: {
    out: { type: 'text', value: 'FILE', says: 'what is written: .mp4, .webm or .mov (default PROJECT.mp4)' },
    ...RUN_OPTIONS,
    ...OFFLINE_OPTION,
  },
  work: ({ values, word }) => {
    assertOutName(values.out)
    return withProject({ ...values, work: true }, word, async (studio, ref, { key, id }) => {
      const out = values.out ?? `${key ?? id}.mp4`
      printNote(values, describeModels(await listModels(chooseModels(values), ref.ownerId)))
      assertChosenKeys(values)
      return runAndPrint(studio, values, out, (settings) => renderVideo(studio, ref, { ...settings, out }))
    })
  },
})
