// Packages that compile this source must find the types too.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./opentype.d.ts" />
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { MutoscopeError } from '@mutoscope/core'
import type { Font } from 'opentype.js/dist/opentype.mjs'

/** Fonts that captions are measured and drawn with, in order of preference. */
export interface CaptionFonts {
  /** Paths of the font files. */
  readonly files: readonly string[]
  /** Family names, for a renderer that has loaded the files. */
  readonly families: readonly string[]
  /** Width of one character in parts of the font size; null when no font has it. */
  advance(character: string): number | null
}

/** Weights of Inter that are drawn with, and their files. */
const WEIGHTS = { 600: 'Inter-SemiBold.ttf', 800: 'Inter-ExtraBold.ttf', 900: 'Inter-Black.ttf' } as const
/** The folder of the package; a bundle lies flat in another one of it, a source two folders deep. */
const PACKAGE = new URL(import.meta.url.endsWith('.ts') ? '../../' : '../', import.meta.url)
/** A key of {@link WEIGHTS}. */
export type FontWeight = keyof typeof WEIGHTS

/**
 * Loads Inter, which comes with this package and has Latin, Greek and Cyrillic, and then further TTF or OTF
 * files for what it lacks.
 *
 * @throws `MEDIA_INVALID` for a file that is not a font
 */
export async function loadCaptionFonts(
  extraFiles: readonly string[] = [],
  weight: FontWeight = 600,
): Promise<CaptionFonts> {
  const inter = fileURLToPath(new URL(`fonts/${WEIGHTS[weight]}`, PACKAGE))
  const files = [inter, ...extraFiles]
  const fonts = await Promise.all(files.map((file) => loadFont(file)))
  const advances = new Map<string, number | null>()
  return {
    files,
    families: fonts.map((font) => familyOf(font)),
    advance(character) {
      let advance = advances.get(character)
      if (advance === undefined) {
        advance = measure(character, fonts)
        advances.set(character, advance)
      }
      return advance
    },
  }
}

async function loadFont(file: string): Promise<Font> {
  try {
    const [{ parse }, bytes] = await Promise.all([import('opentype.js/dist/opentype.mjs'), readFile(file)])
    return parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
  } catch (cause) {
    throw new MutoscopeError('MEDIA_INVALID', {
      message: `${file} cannot be used as a caption font. Give the path of a TTF or OTF file.`,
      cause,
    })
  }
}

function measure(character: string, fonts: readonly Font[]): number | null {
  for (const font of fonts) {
    const index = font.charToGlyphIndex(character)
    if (index > 0) return (font.glyphs.get(index).advanceWidth ?? 0) / font.unitsPerEm
  }
  return null
}

/** The family under which all weights of a font go. */
function familyOf(font: Font): string {
  for (const names of [font.names.windows, font.names.unicode, font.names.macintosh]) {
    const family = names?.preferredFamily ?? names?.fontFamily
    const name = family?.['en'] ?? Object.values(family ?? {})[0]
    if (name !== undefined) return name
  }
  return 'Inter'
}
