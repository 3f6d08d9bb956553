import ts from 'typescript'
import type { Mutant } from './mutant.ts'
import { METHODS, OPERATORS, STEPS } from './operators.ts'

type Found = Omit<Mutant, 'id'>

/** Words for people are not behaviour: these properties and calls are left as they are. */
const WORDS = new Set(['message', 'title', 'description', 'summary'])
const LOGS = /\b(?:logger|console)\b/u

/** Finds every change of a source that a test should notice. Types, words for people and logs are left out. */
export function findMutants(file: string, source: string): readonly Found[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true)
  const found: Found[] = []
  const at = (node: ts.Node) => ({ start: node.getStart(tree), end: node.getEnd() })

  function add(node: ts.Node, change: string, kind: 'expression' | 'statement' = 'expression', part = node) {
    const { start, end } = at(node)
    found.push({
      file,
      line: tree.getLineAndCharacterOfPosition(at(part).start).line + 1,
      code: oneLine(source.slice(start, end)),
      change: oneLine(change),
      host: { start, end, kind },
      text: change,
    })
  }

  /** Changes a part of an expression; the whole of an optional chain is switched, since it ends as a whole. */
  function edit(node: ts.Expression, part: { start: number; end: number }, text: string, shown: ts.Node) {
    let host: ts.Node = node
    while (isChained(host)) host = host.parent
    if (isTarget(host)) return
    const { start, end } = at(host)
    add(host, source.slice(start, part.start) + text + source.slice(part.end, end), 'expression', shown)
  }
  const replace = (node: ts.Expression, text: string) => edit(node, at(node), text, node)

  function visit(node: ts.Node): void {
    if (isLeftOut(node, source)) return
    if (ts.isExpressionStatement(node) && isEffect(node.expression)) add(node, '', 'statement')
    else if (ts.isThrowStatement(node)) add(node, '', 'statement')
    else if (ts.isReturnStatement(node) && node.expression !== undefined) answer(node.expression)
    else if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) answer(node.body)
    else if (ts.isIfStatement(node)) decide(node.expression, ['true', 'false'])
    else if (ts.isWhileStatement(node)) decide(node.expression, ['false'])
    else if (ts.isForStatement(node) && node.condition !== undefined) decide(node.condition, ['false'])
    else if (ts.isConditionalExpression(node)) decide(node.condition, ['true', 'false'])
    else if (ts.isBinaryExpression(node)) operate(node)
    else if (ts.isPrefixUnaryExpression(node)) turn(node)
    else if (ts.isPostfixUnaryExpression(node)) count(node)
    else if (node.kind === ts.SyntaxKind.TrueKeyword) replace(node as ts.Expression, 'false')
    else if (node.kind === ts.SyntaxKind.FalseKeyword) replace(node as ts.Expression, 'true')
    else if (ts.isCallExpression(node)) call(node)
    if (isOptional(node)) edit(node, at(node.questionDotToken), unlessBracket(node), node)
    ts.forEachChild(node, visit)
  }

  function answer(expression: ts.Expression) {
    if (!isNothing(expression)) replace(expression, 'undefined')
  }

  function decide(condition: ts.Expression, values: readonly string[]) {
    for (const value of values) if (condition.getText(tree) !== value) replace(condition, value)
  }

  function operate(node: ts.BinaryExpression) {
    const operator = node.operatorToken.getText(tree)
    const other = OPERATORS[operator]
    if (other === undefined) return
    // Where it decides alone, true and false say the same.
    if (operator.endsWith('==') && isCondition(node)) return
    // Words put together.
    if (operator === '+' && [node.left, node.right].some(isText)) return
    if (operator === '??' && isNullish(node.left)) {
      // `a ?? b && c` is not JavaScript.
      const [left, right] = [node.left, node.right].map((part) => part.getText(tree))
      replace(node, `(${left}) ${other} ${right}`)
    } else edit(node, at(node.operatorToken), other, node)
  }

  function turn(node: ts.PrefixUnaryExpression) {
    if (node.operator === ts.SyntaxKind.ExclamationToken && !isCondition(node))
      replace(node, node.operand.getText(tree))
    if (node.operator === ts.SyntaxKind.MinusToken) replace(node, node.operand.getText(tree))
    if (node.operator === ts.SyntaxKind.PlusPlusToken) replace(node, `--${node.operand.getText(tree)}`)
    if (node.operator === ts.SyntaxKind.MinusMinusToken) replace(node, `++${node.operand.getText(tree)}`)
  }

  function count(node: ts.PostfixUnaryExpression) {
    const turned = node.operator === ts.SyntaxKind.PlusPlusToken ? '--' : '++'
    replace(node, `${node.operand.getText(tree)}${turned}`)
  }

  function call(node: ts.CallExpression) {
    if (!ts.isPropertyAccessExpression(node.expression)) return
    const { expression: subject, name } = node.expression
    const other = METHODS[name.text]
    if (other !== undefined) edit(node, at(name), other, name)
    if (STEPS.has(name.text)) edit(node, at(node), subject.getText(tree), name)
  }

  visit(tree)
  return found
}

function isLeftOut(node: ts.Node, source: string): boolean {
  if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return true
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return true
  if (ts.isPropertyAssignment(node)) return WORDS.has(node.name.getText())
  return (
    ts.isExpressionStatement(node) &&
    LOGS.test(source.slice(node.getStart(), node.end).replace(/\([\s\S]*/u, ''))
  )
}

/** An expression whose removal leaves the rest of the text as it is. */
function isEffect(expression: ts.Expression): boolean {
  return (
    ts.isCallExpression(expression) ||
    ts.isAwaitExpression(expression) ||
    ts.isYieldExpression(expression) ||
    ts.isDeleteExpression(expression) ||
    (ts.isBinaryExpression(expression) && isAssignment(expression))
  )
}

function isCondition(node: ts.Node): boolean {
  const { parent } = node
  return (
    ((ts.isIfStatement(parent) || ts.isWhileStatement(parent)) && parent.expression === node) ||
    (ts.isConditionalExpression(parent) && parent.condition === node)
  )
}

function isNullish(node: ts.Node): boolean {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken
}

function isText(node: ts.Node): boolean {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)
}

function isNothing(node: ts.Expression): boolean {
  return (
    node.kind === ts.SyntaxKind.NullKeyword ||
    node.kind === ts.SyntaxKind.TrueKeyword ||
    node.kind === ts.SyntaxKind.FalseKeyword ||
    ts.isVoidExpression(node) ||
    (ts.isIdentifier(node) && node.text === 'undefined')
  )
}

type Optional = (ts.PropertyAccessExpression | ts.ElementAccessExpression | ts.CallExpression) & {
  readonly questionDotToken: ts.QuestionDotToken
}

function isOptional(node: ts.Node): node is Optional {
  return ts.isOptionalChain(node) && 'questionDotToken' in node && node.questionDotToken !== undefined
}

/** `a?.b` becomes `a.b`, but `a?.[b]` and `a?.(b)` lose the dot, too. */
function unlessBracket(node: Optional): string {
  return ts.isPropertyAccessExpression(node) ? '.' : ''
}

/** True for a part of an optional chain that goes on. */
function isChained(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isNonNullExpression(parent)) return true
  return ts.isOptionalChain(node) && ts.isOptionalChain(parent) && parent.expression === node
}

/** True for what is written to or removed: it cannot be another expression. */
function isTarget(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isBinaryExpression(parent) && isAssignment(parent)) return parent.left === node
  return (
    ts.isDeleteExpression(parent) ||
    ts.isPostfixUnaryExpression(parent) ||
    (ts.isPrefixUnaryExpression(parent) &&
      (parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken))
  )
}

function isAssignment({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ')
}
