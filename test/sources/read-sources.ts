import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

export interface Source {
  /** Below the repository, as `src/kernel/value/money.ts`. */
  path: string
  text: string
}

/** The files below some folders of the repository whose names end so; tests of the program only where asked for. */
export function sourcesIn(
  folders: readonly string[],
  ends: readonly string[],
  withTests = false,
): readonly Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => ends.some((end) => name.endsWith(end)))
      .filter((name) => withTests || !/\.(test|fixture)\.tsx?$/.test(name))
      .sort()
      .map((name) => ({
        path: `${folder}/${name}`,
        text: readFileSync(join(ROOT, folder, name), 'utf8'),
      })),
  )
}

/** Where a pattern stands, as `path:line: text`. */
export function standing(pattern: RegExp, sources: readonly Source[]): string[] {
  const every = new RegExp(pattern.source, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`)
  return sources.flatMap(({ path, text }) =>
    [...text.matchAll(every)].map(
      (found) => `${path}:${text.slice(0, found.index).split('\n').length}: ${found[0].trim()}`,
    ),
  )
}
