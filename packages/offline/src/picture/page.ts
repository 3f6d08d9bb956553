import type { Sheet } from './sheet.js'
import type { Style } from './styles/style.js'

/** The sheet of one picture with its look. */
export interface Page extends Sheet {
  readonly style: Style
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
