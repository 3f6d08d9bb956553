import { RegExpParser, type AST } from '@eslint-community/regexpp'
import { analyse } from 'scslre'
import ts from 'typescript'

/** A regular expression of which some text takes longer than its length. */
export type SlowPattern = {
  /** As it stands in the source. */
  readonly pattern: string
  /** From 1. */
  readonly line: number
  readonly why: string
}

/** Control characters, spaces and everything else in ASCII, and a letter and a sign beyond it. */
const SAMPLES = [...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)), 'é', '“']

/**
 * Finds the regular expressions of a source whose time can grow faster than the text they are held against:
 * quantifiers that can share the same characters in many ways, a search that begins at each of many places and
 * runs over the same characters, and a search from an opening mark over further opening marks.
 */
export function findSlowPatterns(path: string, text: string): readonly SlowPattern[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found: SlowPattern[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const why = slowness(node.text)
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1
      if (why !== null) found.push({ pattern: node.text, line, why })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** Why a pattern is slow, in a few words; null when it is not. */
export function slowness(literal: string): string | null {
  const end = literal.lastIndexOf('/')
  const parsed = { source: literal.slice(1, end), flags: literal.slice(end + 1) }
  const [report] = analyse(parsed).reports
  if (report !== undefined) return REASONS[report.type]
  const { pattern } = new RegExpParser().parseLiteral(literal)
  return pattern.alternatives.some((alternative) => runsOverItsBeginning(alternative, parsed.flags))
    ? 'it searches from each beginning over further beginnings for an end that may not be there'
    : null
}

const REASONS = {
  Trade: 'two quantifiers can share the same characters in many ways',
  Self: 'a quantifier in a quantifier can share the same characters in many ways',
  Move: 'it begins at many places and runs over the same characters from each',
} as const

/** True for `<!--.*?-->`: of `<!--<!--<!--` every beginning is searched to the end. */
function runsOverItsBeginning({ elements }: AST.Alternative, flags: string): boolean {
  const at = elements.findIndex((element) => element.type === 'Quantifier' && element.max === Infinity)
  const [run, beginning, rest] = [elements[at], elements.slice(0, at), elements.slice(at + 1)]
  if (run?.type !== 'Quantifier' || beginning.length === 0 || rest.every(isOptional)) return false
  if (beginning.some(({ type }) => type === 'Assertion')) return false
  return beginning.every((element) => {
    if (element.type === 'Quantifier' && element.min === 0) return true
    const one = element.type === 'Quantifier' ? element.element : element
    return SAMPLES.some((sample) => matches(one, sample, flags) && matches(run.element, sample, flags))
  })
}

function isOptional(element: AST.Element): boolean {
  return element.type === 'Quantifier' && element.min === 0
}

function matches({ raw }: AST.Element, character: string, flags: string): boolean {
  try {
    return new RegExp(`^(?:${raw})$`, flags.replaceAll(/[gy]/gu, '')).test(character)
  } catch {
    // It needs a part of the pattern that stands before it.
    return true
  }
}
