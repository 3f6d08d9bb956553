import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atOnce } from '../event-loop/in-turns.js'
import { countPatternSteps } from '../testing/count-pattern-steps.js'
import { breakCost } from './break-cost.js'
import { toCaptionAtoms, type CaptionAtom } from './caption-atom.js'
import { groupAtoms as groupInSteps, type GroupLimits } from './group-atoms.js'
import { measureAtoms, type MeasuredAtoms } from './measure-atoms.js'

const groupAtoms = (...of: Parameters<typeof groupInSteps>) => atOnce(groupInSteps(...of))
const limits = { maxWidth: 24, minMs: 800, maxMs: 6000 }

const join = (atoms: readonly CaptionAtom[]) =>
  atoms.map((atom, index) => (atom.spaced && index > 0 ? ' ' : '') + atom.text).join('')
const widthOf = (atoms: readonly CaptionAtom[]) =>
  atoms.reduce((sum, atom, index) => sum + atom.width + (atom.spaced && index > 0 ? 1 : 0), 0)
const costBetween = (atoms: readonly CaptionAtom[], at: number) =>
  breakCost(atoms[at - 1]?.text ?? '', atoms[at]?.text ?? '')

/** Every break of a group, tried on copies: the plain meaning of "the best two lines". */
function plainLines(group: readonly CaptionAtom[], maxWidth: number) {
  if (group.length === 1 || widthOf(group) <= maxWidth) return { lines: [join(group)], cost: 0 }
  let best = { lines: [''], cost: Number.POSITIVE_INFINITY }
  for (let cut = 1; cut < group.length; cut++) {
    const halves = [group.slice(0, cut), group.slice(cut)]
    if (halves.some((half) => half.length > 1 && widthOf(half) > maxWidth)) continue
    const [head = 0, tail = 0] = halves.map(widthOf)
    const cost = costBetween(group, cut) + (4 * Math.abs(head - tail)) / maxWidth
    if (cost < best.cost) best = { lines: halves.map(join), cost }
  }
  return best
}

function plainCost(group: readonly CaptionAtom[], next: CaptionAtom | undefined, limits: GroupLimits) {
  const startMs = group[0]?.startMs ?? 0
  const pauseMs = (next?.startMs ?? 0) - (group.at(-1)?.endMs ?? 0)
  const shownMs = next === undefined ? limits.maxMs : Math.min(limits.maxMs, next.startMs - startMs)
  const cut = next === undefined ? 0 : breakCost(group.at(-1)?.text ?? '', next.text)
  const flash = shownMs < limits.minMs ? (20 * (limits.minMs - shownMs)) / limits.minMs : 0
  const empty = 1 - Math.min(1, widthOf(group) / limits.maxWidth)
  const crossed = group.filter((_, at) => at > 0 && costBetween(group, at) === 0).length
  return 3 + cut * (pauseMs >= 300 ? 1 : 3) + flash + 2 * empty + 1.5 * crossed
}

/** Every group that may end at an atom, tried on copies. */
function plainGroups(atoms: readonly CaptionAtom[], limits: GroupLimits): (readonly string[])[] {
  let best: { cost: number; groups: (readonly string[])[] }[] = [{ cost: 0, groups: [] }]
  for (let to = 1; to <= atoms.length; to++) {
    let choice = { cost: Number.POSITIVE_INFINITY, groups: [] as (readonly string[])[] }
    for (let from = to - 1; from >= 0; from--) {
      const group = atoms.slice(from, to)
      const broken = plainLines(group, limits.maxWidth)
      const spokenMs = (group.at(-1)?.endMs ?? 0) - (group[0]?.startMs ?? 0)
      const long =
        group.length > limits.maxWidth ||
        spokenMs > limits.maxMs ||
        widthOf(group) > 2 * limits.maxWidth + 1 ||
        broken.cost === Number.POSITIVE_INFINITY
      if (group.length > 1 && long) break
      const before = best[from] ?? { cost: 0, groups: [] }
      const cost = before.cost + broken.cost + plainCost(group, atoms[to], limits)
      if (cost < choice.cost) choice = { cost, groups: [...before.groups, broken.lines] }
    }
    best = [...best, choice]
  }
  return best.at(-1)?.groups ?? []
}

function speak(texts: readonly string[], language: string, msPerWord = 150): CaptionAtom[] {
  const words = texts.map((text, at) => ({ text, startMs: at * msPerWord, endMs: (at + 1) * msPerWord }))
  return atOnce(toCaptionAtoms(words, 0, language))
}

describe('groupAtoms', () => {
  it('takes a step for every few atoms of a long line, so that others have their turn', () => {
    const steps = (work: Generator) => Array.from(work).length
    for (const text of ['a', 'Mr.', '漢字は'.repeat(2000)]) {
      const word = { text, startMs: 0, endMs: 300 }
      const words = text.length > 100 ? [word] : Array.from({ length: 4000 }, () => word)
      const atoms = atOnce(toCaptionAtoms(words, 0, 'ja'))
      expect(atoms.length).toBeGreaterThanOrEqual(4000)
      expect(steps(toCaptionAtoms(words, 0, 'ja'))).toBeGreaterThanOrEqual(Math.floor(atoms.length / 1000))
      expect(steps(measureAtoms(atoms))).toBe(Math.floor(atoms.length / 1000))
      expect(steps(groupInSteps(atoms, limits, atOnce(measureAtoms(atoms))))).toBe(
        Math.floor(atoms.length / 500),
      )
    }
  })

  it('finds what trying every group and every break finds', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'a',
        'A.',
        'the',
        'and',
        'of',
        'gate,',
        'Mr.',
        'x!',
        '\u200b',
        '勇者は宝を見つけた。',
        '漢「字」',
      ),
      fc.constantFrom('mountain', 'Incomprehensibilities', 'a'.repeat(30), '\u0301', 'ทะเลสวย'),
      fc.stringMatching(/^[a-z]{1,12}[,.]?$/u),
    )
    const timed = fc.record({
      text: word,
      gap: fc.constantFrom(0, 0, 0, 40, 350, 900),
      length: fc.integer({ min: 0, max: 700 }),
    })
    fc.assert(
      fc.property(
        fc.array(timed, { maxLength: 60 }),
        fc.constantFrom(8, 24, 42),
        fc.constantFrom('en', 'ja'),
        (spoken, maxWidth, language) => {
          let clock = 0
          const words = spoken.map(({ text, gap, length }) => {
            const startMs = clock + gap
            clock = startMs + length
            return { text, startMs, endMs: clock }
          })
          const atoms = atOnce(toCaptionAtoms(words, 0, language))
          const own = { ...limits, maxWidth }
          expect(groupAtoms(atoms, own).map(({ lines }) => lines)).toEqual(plainGroups(atoms, own))
        },
      ),
      { numRuns: 200 },
    )
  })

  it.each([
    ['one letter', 'a'],
    ['one letter and a stop', 'A.'],
    ['two letters and a stop', 'Mr.'],
    ['no width', '\u200b'],
    ['one Chinese character', '漢'],
  ])('takes a bounded number of steps for a word of %s', (_, text) => {
    const atoms = speak(
      Array.from({ length: 2000 }, () => text),
      'zh',
    )
    let reads = 0
    const counted = atoms.map(
      (atom) =>
        new Proxy(atom, {
          get(target, name) {
            if (name === 'text' || name === 'width' || name === 'spaced') reads++
            return Reflect.get(target, name)
          },
        }),
    )
    let measurements = 0
    const patterns = countPatternSteps(() => {
      const measured = atOnce(measureAtoms(counted))
      const count =
        <Of extends unknown[]>(measure: (...of: Of) => number) =>
        (...of: Of) => {
          measurements++
          return measure(...of)
        }
      const watched: MeasuredAtoms = {
        width: count(measured.width),
        costBefore: count(measured.costBefore),
        sentenceEnds: count(measured.sentenceEnds),
      }
      groupAtoms(counted, { ...limits, maxWidth: 42 }, watched)
    })
    // Each atom is read to be measured and to be written; each pair is judged by two patterns at most.
    expect(reads).toBeLessThanOrEqual(6 * atoms.length)
    expect(patterns).toBeLessThanOrEqual(2 * (text.length + 1) * atoms.length)
    // Up to 42 groups may end at an atom, and each is measured at those of its breaks that fit.
    expect(measurements / atoms.length).toBeLessThanOrEqual((42 * 42) / 2)
  })
})
