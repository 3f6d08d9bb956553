import { describe, expect, it } from 'vitest'
import { describePicture } from './describe-picture.js'
import { storyCast } from './story-cast.js'

const mice = storyCast(['The Town Mouse and the Country Mouse'])
const shows = (text: string, title: string) => describePicture(text, 'en', storyCast([title])).shows

describe('storyCast', () => {
  it.each([
    ['The Town Mouse and the Country Mouse', ['Town Mouse', 'Country Mouse']],
    ['The Boy Who Cried Wolf', ['Boy']],
    ['The Fox & the Grapes', ['Fox']],
    ['The Story of the Three Bears', ['Three Bears']],
    ['town-mouse', ['town mouse']],
    ['The Gettysburg Address', []],
    ['', []],
  ])('finds in the title %j who it is about', (title, names) => {
    expect(storyCast([title]).map(({ name }) => name)).toEqual(names)
  })

  it('takes the text that names most', () => {
    expect(storyCast(['town-mouse', 'The Town Mouse and the Country Mouse', 'A fable about a dog'])).toEqual(
      mice,
    )
  })
})

describe('describePicture', () => {
  it.each([
    ['Beans and bacon were all he had to offer.', 'Town Mouse and Country Mouse, beans, bacon'],
    ['The Town Mouse turned up his long nose.', 'Town Mouse'],
    [
      'The Town Mouse took his friend into the grand dining-room.',
      'Town Mouse and Country Mouse, grand dining-room',
    ],
    ['There they found the remains of a fine feast.', 'Town Mouse and Country Mouse, fine feast'],
    [
      'In came two huge mastiffs, and the two mice ran off.',
      'Town Mouse and Country Mouse running, two huge mastiffs',
    ],
    ['The dogs of the house barked.', 'dogs, house'],
  ])('shows of %j who is in it', (text, expected) => {
    expect(describePicture(text, 'en', mice).shows).toBe(expected)
  })

  it('shows what happens, not what is only said', () => {
    expect(
      shows('The hare lay down. "I could dance round you," he said.', 'The Hare and the Tortoise'),
    ).toContain('sleeping')
  })

  it('shows people for thoughts of people', () => {
    expect(
      shows('It is altogether fitting and proper that we should do this.', 'The Gettysburg Address'),
    ).toBe('a crowd of people')
  })

  it('leaves other languages without English words', () => {
    expect(describePicture('Der Fuchs springt.', 'de', []).shows).not.toMatch(/jumping|crowd/u)
  })
})
