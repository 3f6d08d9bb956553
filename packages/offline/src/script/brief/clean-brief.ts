/** A brief cut into its first sentence and the rest, without emoji, request words and style words. */
export type CleanBrief = { readonly main: string; readonly details: readonly string[] }

const emojiWords: ReadonlyMap<string, string> = new Map([
  ['🚀', 'rocket'],
  ['🔥', 'fire'],
  ['❤', 'heart'],
  ['🐱', 'cat'],
  ['🐈', 'cat'],
  ['🐶', 'dog'],
  ['🐕', 'dog'],
  ['🌊', 'ocean wave'],
  ['🌙', 'moon'],
  ['⭐', 'star'],
  ['🌞', 'sun'],
  ['☀', 'sun'],
  ['🌈', 'rainbow'],
  ['🌲', 'forest'],
  ['🌳', 'tree'],
  ['🌸', 'blossom'],
  ['🌹', 'rose'],
  ['🏔', 'mountain'],
  ['⛰', 'mountain'],
  ['🏖', 'beach'],
  ['🏙', 'city'],
  ['🏠', 'house'],
  ['🏰', 'castle'],
  ['🚗', 'car'],
  ['✈', 'plane'],
  ['🚂', 'train'],
  ['🍕', 'pizza'],
  ['☕', 'coffee'],
  ['🍎', 'apple'],
  ['🎂', 'birthday cake'],
  ['🎄', 'christmas tree'],
  ['🎁', 'gift'],
  ['🎸', 'guitar'],
  ['🎵', 'music'],
  ['⚽', 'football'],
  ['💎', 'diamond'],
  ['👑', 'crown'],
  ['🗺', 'map'],
  ['🦊', 'fox'],
  ['🐺', 'wolf'],
  ['🦁', 'lion'],
  ['🐉', 'dragon'],
  ['🦄', 'unicorn'],
  ['🤖', 'robot'],
  ['👻', 'ghost'],
  ['🧙', 'wizard'],
  ['👩‍🚀', 'astronaut'],
  ['🌍', 'earth'],
  ['🌎', 'earth'],
  ['💡', 'idea'],
  ['📚', 'books'],
])
const emoji =
  /\p{Extended_Pictographic}(?:\p{M}|\p{Sk})*(?:\u200d\p{Extended_Pictographic}\p{M}*)*|\u200d|\ufe0f|\u20e3/gu

const film =
  '(?:video|clip|film|movie|short|reel|story|ad|advert|advertisement|commercial|trailer|animation|explainer|documentary|tutorial|scene|youtube short|tiktok)s?'
const requests: readonly RegExp[] = [
  /^(?:please|can you|could you|i want you to|i'd like you to|let's)\s+/iu,
  new RegExp(
    `^(?:(?:create|make|generate|produce|write|give me|show me|i want|i need|i would like|i'd like)\\s+)?(?:me\\s+)?(?:an?\\s+|the\\s+|one\\s+)?(?:[\\w-]+\\s+){0,4}?${film}\\s*(?:script\\s*)?(?:about|on|of|for|where|in which|that shows|that explains|showing|explaining|featuring|called|titled|:)\\s*`,
    'iu',
  ),
  /^(?:the\s+)?(?:top\s+)?(?:\d+|three|five|seven|ten)\s+(?:\w+\s+)?(?:tips|ways|reasons|things|facts|steps|secrets|mistakes|lessons)\s+(?:for|about|of|on|from|behind)\s+/iu,
  /^(?:explain|describe|introduce|introducing|promote|advertise|present|presenting|showcase|celebrate|tell (?:me|us|the story) (?:about|of)|teach (?:me|us|people|kids)? ?(?:about)?|all about|about|an introduction to|introduction to|a guide to|guide to)\s+/iu,
]

/** Takes from a brief what is not its matter. The result may be empty. */
export function cleanBrief(brief: string): CleanBrief {
  const text = brief
    .replace(emoji, (match) => ` ${emojiWords.get(match.replace(/\ufe0f/gu, '')) ?? ''} `)
    .replace(/https?:\/\/\S+|[#*_`~<>|{}[\]\\]|\p{Cc}/gu, ' ')
    .replace(/["“”«»„]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
  const [first = '', ...rest] = Array.from(
    new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text),
    ({ segment }) => segment.trim(),
  ).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
  const main = requests.reduce((sentence, request) => stripped(sentence, request), trimmed(first))
  const audience = /^(?:explain|describe|teach)\b/iu.test(first)
    ? /(?<!\s)\s+(?:to|for)\s+(?:\w+\s+)?(?:kids|children|beginners|students|adults|teens|seniors|\w+-year-olds)$/iu
    : /$^/u
  return { main: uncapitalised(trimmed(main.replace(audience, ''))), details: rest.map(trimmed) }
}

/** A request is taken off only when something stays. */
function stripped(sentence: string, request: RegExp): string {
  const rest = sentence.replace(request, '')
  return /[\p{L}\p{N}]{2}/u.test(rest) ? rest : sentence
}

function trimmed(text: string): string {
  return text.replace(/^[\s\p{P}\p{S}]+|(?<![\s.!;:,…–—-])[\s.!;:,…–—-]+$/gu, '').trim()
}

/** Title case and capitals say nothing about names. */
function uncapitalised(text: string): string {
  const sentence = text.replace(/^(?:The|An?|My|Our) \p{Lu}\p{Ll}+(?! \p{Lu}\p{Ll})/u, (start) =>
    start.toLowerCase(),
  )
  if (sentence !== text) return sentence
  const long = text.split(' ').filter((word) => /\p{L}{4}/u.test(word))
  if (long.length < 3 || long.some((word) => !/^\p{Lu}/u.test(word))) return text
  const shouting = text === text.toUpperCase()
  return text
    .split(' ')
    .map((word) => (!shouting && /^\p{Lu}{2,}$/u.test(word) ? word : word.toLowerCase()))
    .join(' ')
}
