import { CHOSEN_KINDS } from '../packages/mutoscope/src/services/model-choices.js'
import type { Service, Services } from '../packages/mutoscope/src/services/define-service.js'

const WORDS = {
  script: 'script',
  image: 'pictures',
  speech: 'voice',
  music: 'music',
  video: 'video',
  avatar: 'avatars',
} as const satisfies Record<(typeof CHOSEN_KINDS)[number], string>

/** The page of providers with the table of services written anew; everything else stays as it is. */
export function providersDoc(page: string, services: Services): string {
  const rows = Object.values(services).map(serviceRow)
  const table = ['| subpath | makes | key | base URL |', '| --- | --- | --- | --- |', ...rows].join('\n')
  return page.replace(
    /(<!-- services -->\n)[^]*?(\n<!-- \/services -->)/u,
    (_, start, end) => `${start}\n${table}\n${end}`,
  )
}

function serviceRow({ provider, variables, isKeyOptional, baseUrlVariable, makes, offers }: Service): string {
  const offer = offers({ apiKey: () => '', prices: [] })
  const kinds = CHOSEN_KINDS.filter((kind) => offer(kind) !== null).map((kind) => WORDS[kind])
  const keys = variables.map((variable) => `\`${variable}\``).join(', ')
  return `| \`${provider}\` | ${makes ?? kinds.join(', ')} | ${keys}${isKeyOptional === true ? ', or none' : ''} | \`${baseUrlVariable}\` |`
}
