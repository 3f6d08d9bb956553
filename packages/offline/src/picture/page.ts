import type { Palette } from './palette.js'
import type { Random } from './random.js'
import type { Style } from './styles/style.js'

/**
 * The sheet of one picture: its size in page units (the shorter side is 1,000), its look, and what is drawn
 * so far.
 */
export interface Page {
  readonly width: number
  readonly height: number
  readonly palette: Palette
  readonly style: Style
  readonly random: Random
  /** Where the light comes from: left (-1) or right (1). */
  readonly lightFrom: -1 | 1
  add(element: string): void
  /** Keeps a definition (`id` is filled in) once and gives its reference for `fill`. */
  define(definition: (id: string) => string): string
  /** The whole drawing as SVG of this size in pixels. */
  toSvg(width: number, height: number): string
}

/** What decides a page. */
export type PageOptions = Pick<Page, 'width' | 'height' | 'palette' | 'style' | 'random' | 'lightFrom'>

/** An empty page. */
export function createPage(options: PageOptions): Page {
  const elements: string[] = []
  const definitions = new Map<string, string>()
  return {
    ...options,
    add: (element) => void elements.push(element),
    define: (definition) => {
      const key = definition('')
      const known = definitions.get(key)
      if (known !== undefined) return `url(#${known})`
      const id = `d${definitions.size}`
      definitions.set(key, id)
      elements.push(`<defs>${definition(id)}</defs>`)
      return `url(#${id})`
    },
    toSvg: (width, height) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${options.width} ${options.height}" preserveAspectRatio="xMidYMid slice">${elements.join('')}</svg>`,
  }
}
