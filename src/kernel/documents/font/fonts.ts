import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Font } from '@react-pdf/renderer'
import { partsOfLine } from '../layout/line-breaks.ts'
import { fontFolders } from './font-folders.ts'

const SERIF = 'Haihe Serif'
const SANS = 'Haihe Sans'
const RARE = 'Haihe Rare'

/** Song type (宋体) for 公文 and certificates; a character that it lacks is taken from the next font. */
export const serif: string[] = [SERIF, SANS]

/** Hei type (黑体) for tables, forms and headings. */
export const sans: string[] = [SANS, SERIF]

export const WEIGHTS = [400, 700] as const

const isOurs = (family: string): boolean => family === SERIF || family === SANS || family.startsWith(RARE)

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
  addRareFonts(fontFolders())
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

const added = new Set<string>()

/** Adds the fonts in these folders for rare characters in names (生僻字, GB 18030-2022), in the order of their names. */
export function addRareFonts(folders: readonly string[]): void {
  const files = folders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.(ttf|otf)$/i.test(name))
      .sort()
      .map((name) => join(folder, name)),
  )
  for (const path of files.filter((one) => !added.has(one))) {
    added.add(path)
    const family = `${RARE} ${added.size}`
    Font.register({ family, fonts: WEIGHTS.map((fontWeight) => ({ src: path, fontWeight })) })
    for (const stack of [serif, sans]) stack.push(family)
  }
}

/** The 87,887 Han characters of GB 18030-2022, as stretches of code points. */
const STANDARD: readonly (readonly [number, number])[] = [
  [0x3400, 0x4db5],
  [0x4e00, 0x9fef],
  [0xfa0e, 0xfa0f],
  [0xfa11, 0xfa11],
  [0xfa13, 0xfa14],
  [0xfa1f, 0xfa1f],
  [0xfa21, 0xfa21],
  [0xfa23, 0xfa24],
  [0xfa27, 0xfa29],
  [0x20000, 0x2a6d6],
  [0x2a700, 0x2b734],
  [0x2b740, 0x2b81d],
  [0x2b820, 0x2cea1],
  [0x2ceb0, 0x2ebe0],
]

/** How many Han characters of GB 18030-2022 can be printed, of how many. */
export async function standardCovered(): Promise<{ has: number; of: number }> {
  const hasGlyph = await glyphCheck()
  let has = 0
  let of = 0
  for (const [first, last] of STANDARD)
    for (let code = first; code <= last; code++) {
      of++
      if (hasGlyph(String.fromCodePoint(code))) has++
    }
  return { has, of }
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
