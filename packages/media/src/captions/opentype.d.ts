/** The part of opentype.js that is used; the package has no types of its own. */
declare module 'opentype.js/dist/opentype.mjs' {
  interface Names {
    readonly fontFamily?: Readonly<Record<string, string>>
    readonly preferredFamily?: Readonly<Record<string, string>>
  }
  interface Font {
    readonly unitsPerEm: number
    readonly names: { readonly windows?: Names; readonly macintosh?: Names; readonly unicode?: Names }
    readonly glyphs: { get(index: number): { readonly advanceWidth?: number } }
    /** 0 for a character that the font has no glyph for. */
    charToGlyphIndex(character: string): number
  }
  export function parse(bytes: ArrayBuffer): Font
  export type { Font }
}
