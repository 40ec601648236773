/** Where Debian keeps the font that has every character of GB 18030-2022 beyond the common ones. */
const SYSTEM = '/usr/share/fonts/truetype/hanazono'

let folders: readonly string[] = []

/** Says where the city puts fonts of its own, e.g. one that it has a licence for; they come before the machine's. */
export function setFontFolder(folder: string): void {
  folders = [folder, SYSTEM]
}

/** Folders with fonts for rare characters, in their order. Kept apart from the typesetter, which is slow to load. */
export const fontFolders = (): readonly string[] => folders
