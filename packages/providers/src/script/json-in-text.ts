const THOUGHT_END = '</think>'

/**
 * The JSON in what a language model wrote: whole, in a code fence, or between other words, behind what it
 * thought aloud. Undefined when there is none.
 */
export function jsonInText(text: string): unknown {
  const thought = text.lastIndexOf(THOUGHT_END)
  const said = thought === -1 ? text : text.slice(thought + THOUGHT_END.length)
  const whole = parse(said)
  if (whole !== undefined) return whole
  const start = said.indexOf('{')
  const end = said.lastIndexOf('}')
  return start === -1 || end < start ? undefined : parse(said.slice(start, end + 1))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
