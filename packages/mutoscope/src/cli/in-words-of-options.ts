import { countKinds } from './describe-video.js'

/** Words of the library, as they stand in errors, and the options that mean the same. */
const OPTION_OF = [
  ['`project`', '--project NAME'],
  ['`replace: true`', '--replace'],
  ['`script`', '--script FILE'],
  ['`brief`', '--brief FILE'],
  ['`prompt`', 'brief in quotes'],
  ['`title`', '--title TEXT'],
] as const

/** Names of parts of scenes, one or more. */
const SCENE_PARTS = /scene\/[\da-f-]{36}\/[\w/-]+(?:, scene\/[\da-f-]{36}\/[\w/-]+)*/gu

/** What the library says, in the words of the command line; parts of scenes are counted by what they are. */
export function inWordsOfOptions(message: string): string {
  const words = OPTION_OF.reduce((said, [word, option]) => said.replaceAll(word, option), message)
  return words.replaceAll(SCENE_PARTS, (names) => countKinds(names.split(', ')))
}
