import { describe, expect, it } from 'vitest'
import type { ScriptRequest } from '../kinds/script.js'
import { countWords } from '../speech/text/count-words.js'
import { picturePhrases } from './picture/picture-phrases.js'
import { splitScript } from './split-script.js'
import { splitSentences } from './split-sentences.js'

const request: ScriptRequest = {
  language: 'en',
  useCase: 'storytelling',
  tone: 'casual',
  wordsPerMinute: 150,
}

function split(script: string, more: Partial<ScriptRequest> = {}) {
  const made = splitScript({ ...request, ...more }, script)
  return {
    ...made.script,
    warnings: made.warnings,
    spoken: made.script.scenes.map((scene) => scene.narration),
  }
}

describe('splitSentences', () => {
  it.each([
    [
      'Dr. Smith lives in the U.S. He has 3.5 cats. Why?',
      ['Dr. Smith lives in the U.S. He has 3.5 cats.', 'Why?'],
    ],
    ['"Stop!" he said. She ran... and fell.', ['"Stop!" he said.', 'She ran... and fell.']],
    ['Use tools, e.g. Excel. They help.', ['Use tools, e.g. Excel.', 'They help.']],
    ['他来了。你好！真的？', ['他来了。', '你好！', '真的？']],
    ['كيف حالك؟ أنا بخير.', ['كيف حالك؟', 'أنا بخير.']],
    ['¿Qué pasa? ¡Nada! Vale.', ['¿Qué pasa?', '¡Nada!', 'Vale.']],
  ])('keeps %j whole where it should', (text, expected) => {
    expect(splitSentences(text, 'en')).toEqual(expected)
  })
})

describe('splitScript', () => {
  it('speaks the words and none of the Markdown', () => {
    const { spoken, title, scenes } = split(
      '# The Fox\n\nA **hungry** fox saw [grapes](http://x.y) on a `vine`.\n\n---\n\n> It _jumped_.\n\n![picture](a.png)\n\n- First thing\n- Second thing\n\nTitle\n=====\nThe end.',
    )
    expect(spoken).toEqual([
      'A hungry fox saw grapes on a vine.',
      'It jumped.',
      'First thing. Second thing',
      'The end.',
    ])
    expect(title).toBe('The Fox')
    expect(scenes[0]?.description).toBe('The Fox: A hungry fox saw grapes on a vine.')
    expect(scenes[3]?.description).toBe('Title: The end.')
  })

  it('keeps snake_case, 5 * 3 * 2 and a lone dash as they are', () => {
    expect(split('Use my_own_name and 5 * 3 * 2 - or not.').spoken).toEqual([
      'Use my_own_name and 5 * 3 * 2 - or not.',
    ])
  })

  it('changes the scenes of one paragraph when one paragraph changes', () => {
    const paragraphs = [
      'The fox walks into the vineyard.',
      'The grapes hang high above him.',
      'He jumps and jumps again.',
      'He walks away.',
    ]
    const before = split(paragraphs.join('\n\n')).scenes
    const after = split(paragraphs.with(1, 'A storm rises over the hill.').join('\n\n')).scenes
    expect(
      after.filter((scene, index) => JSON.stringify(scene) !== JSON.stringify(before[index])),
    ).toHaveLength(1)
    const moved = split([paragraphs[0], paragraphs[2], paragraphs[1], paragraphs[3]].join('\n\n')).scenes
    expect(moved[1]).toEqual(before[2])
    expect(moved[2]).toEqual(before[1])
  })

  it('shows the beings of the title in every scene, and one changed paragraph changes one scene of them', () => {
    const paragraphs = [
      'He went on a visit to his cousin.',
      'They ate bread and cheese.',
      'It was late at night.',
    ]
    const title = 'The Town Mouse and the Country Mouse'
    const before = split(paragraphs.join('\n\n'), { title }).scenes
    for (const scene of before) expect(scene.imagePrompt).toMatch(/^Town Mouse and Country Mouse/u)
    const after = split(paragraphs.with(1, 'Two dogs came in.').join('\n\n'), { title }).scenes
    expect(
      after
        .filter((scene, index) => JSON.stringify(scene) !== JSON.stringify(before[index]))
        .map((scene) => scene.narration),
    ).toEqual(['Two dogs came in.'])
  })

  it('cuts a long paragraph at sentences into scenes of at most 12 s and merges short neighbours', () => {
    const sentence = 'The old road winds slowly through the quiet hills at night.'
    const { scenes, spoken } = split(Array.from({ length: 12 }, () => sentence).join(' '))
    for (const scene of scenes) expect(scene.durationMs).toBeLessThanOrEqual(12_000)
    expect(spoken.join(' ').split(sentence).length - 1).toBe(12)
    expect(split('Yes. No. Maybe. Go on.').spoken).toEqual(['Yes. No. Maybe. Go on.'])
  })

  it('cuts even a text without any stop, losing no word', () => {
    const text = Array.from({ length: 500 }, (_, index) => `word${index}`).join(' ')
    const { spoken, scenes } = split(text)
    expect(spoken.join(' ')).toBe(text)
    expect(scenes.length).toBeGreaterThan(5)
    const chinese = '天地玄黄宇宙洪荒日月盈昃辰宿列张'.repeat(40)
    expect(split(chinese).spoken.join('')).toBe(chinese)
  })

  it('takes one word, and says when there is none', () => {
    expect(split('Hello').spoken).toEqual(['Hello'])
    expect(() => split('🎉 … !!! ---')).toThrowError(
      expect.objectContaining({ code: 'SCRIPT_INVALID', message: expect.stringContaining('no words') }),
    )
  })

  it('leaves out a paragraph of emoji and says so', () => {
    const { spoken, warnings } = split('One.\n\n🎉🎉\n\nTwo.')
    expect(spoken).toEqual(['One.', 'Two.'])
    expect(warnings).toEqual([expect.stringContaining('left out')])
  })

  it('keeps natural lengths and warns when another length was asked for', () => {
    const { scenes, warnings } = split('Only three words.', { durationMs: 60_000 })
    expect(scenes[0]?.durationMs).toBe(2000)
    expect(warnings).toEqual([expect.stringContaining('60 s')])
    expect(split('Only three words.', { durationMs: 2000 }).warnings).toEqual([])
  })

  it('splits ten thousand words, losing none', () => {
    const text = Array.from(
      { length: 10_000 },
      (_, index) =>
        `${index % 12 === 0 ? 'The' : 'river'}${index % 12 === 11 ? '.' : ''}${index % 120 === 119 ? '\n\n' : ''}`,
    ).join(' ')
    const { spoken } = split(text)
    expect(spoken.reduce((sum, narration) => sum + countWords(narration), 0)).toBe(10_000)
  })
})

describe('picturePhrases', () => {
  it.each([
    ['A hungry fox saw some ripe grapes hanging from a vine.', ['hungry fox', 'ripe grapes', 'vine']],
    ['Dr. Smith lives in the U.S. with three cats.', ['Smith', 'three cats']],
    [
      'The lighthouse keeper lit the lamp while waves crashed on the rocks.',
      ['lighthouse keeper', 'lamp', 'waves'],
    ],
  ])('finds in %j what a picture can show', (text, expected) => {
    expect(picturePhrases(text, 'en')).toEqual(expect.arrayContaining(expected))
  })

  it('finds content words in other languages and scripts', () => {
    expect(picturePhrases('Le renard regarde les raisins dans le jardin.', 'fr')).toEqual(
      expect.arrayContaining(['raisins', 'jardin']),
    )
    expect(picturePhrases('狐狸看到了葡萄。', 'en')).toContain('葡萄')
    expect(picturePhrases('Und so.', 'de').length).toBeGreaterThan(0)
  })
})
