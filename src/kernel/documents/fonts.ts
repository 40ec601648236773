import { createRequire } from 'node:module'
import { Font } from '@react-pdf/renderer'
import { partsOfLine } from './line-breaks.ts'

const SERIF = 'Haihe Serif'
const SANS = 'Haihe Sans'
const RARE = 'Haihe Rare'

/** Song type (宋体) for 公文 and certificates; a character that it lacks is taken from the next font. */
export const serif: string[] = [SERIF, SANS]

/** Hei type (黑体) for tables, forms and headings. */
export const sans: string[] = [SANS, SERIF]

export const WEIGHTS = [400, 700] as const

const isOurs = (family: string): boolean => family === SERIF || family === SANS || family === RARE

/** Whether text set in these families can hold Chinese at all. */
export const areOurs = (families: unknown): boolean =>
  Array.isArray(families) && families.length > 0 && families.every(isOurs)

let registered = false

/** Registers the fonts once per process; a font file is only read when a document is made. */
export function registerFonts(): void {
  if (registered) return
  registered = true
  register(SERIF, '@expo-google-fonts/noto-serif-sc', 'NotoSerifSC')
  register(SANS, '@expo-google-fonts/noto-sans-sc', 'NotoSansSC')
  Font.registerHyphenationCallback(partsOfLine)
}

function register(family: string, packageName: string, file: string): void {
  const { resolve } = createRequire(import.meta.url)
  Font.register({
    family,
    fonts: [
      { src: resolve(`${packageName}/400Regular/${file}_400Regular.ttf`), fontWeight: 400 },
      { src: resolve(`${packageName}/700Bold/${file}_700Bold.ttf`), fontWeight: 700 },
    ],
  })
}

/**
 * Adds a TrueType font for rare characters in names (生僻字, GB 18030 level 3), e.g. one that the city has a
 * licence for. To be called once at the start, before the first document is made.
 */
export function addRareFont(path: string): void {
  Font.register({ family: RARE, fonts: WEIGHTS.map((fontWeight) => ({ src: path, fontWeight })) })
  for (const stack of [serif, sans]) if (!stack.includes(RARE)) stack.push(RARE)
}

/** Tells, for a character, whether one of the fonts has a glyph for it, in each weight. */
export async function glyphCheck(): Promise<(character: string) => boolean> {
  registerFonts()
  const weights = await Promise.all(WEIGHTS.map((weight) => Promise.all(serif.map((f) => loaded(f, weight)))))
  return (character) => {
    const code = character.codePointAt(0) ?? 0
    return weights.every((fonts) => fonts.some((font) => font.hasGlyphForCodePoint(code)))
  }
}

async function loaded(fontFamily: string, fontWeight: number) {
  await Font.load({ fontFamily, fontWeight })
  const font = Font.getFont({ fontFamily, fontWeight })?.data
  if (!font) throw new Error(`font ${fontFamily} ${fontWeight} could not be read`)
  return font
}
