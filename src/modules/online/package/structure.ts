/** What kinds of package are taken in (课件包标准). */
export const PACKAGE_KINDS = { cmi5: 'cmi5', scorm12: 'SCORM 1.2', scorm2004: 'SCORM 2004' } as const
export type PackageKind = keyof typeof PACKAGE_KINDS

/** When a unit is done, as its author says (cmi5 moveOn). */
export const MOVE_ON = [
  'NotApplicable',
  'Passed',
  'Completed',
  'CompletedAndPassed',
  'CompletedOrPassed',
] as const
export type MoveOn = (typeof MOVE_ON)[number]

/** What is opened on its own (单元): an assignable unit of cmi5, a SCO of SCORM. */
export interface Unit {
  id: string
  title: string
  /** A file of the package with its query, or an address elsewhere. */
  launch: string
  /** The blocks that it stands in, the outermost first. */
  within: string[]
  moveOn: MoveOn
  masteryScore: number | null
  ownWindow: boolean
  launchParameters: string
  entitlementKey: string | null
}

/** What a package says of itself (课件包的目录). */
export interface Structure {
  kind: PackageKind
  id: string
  title: string
  blocks: { id: string; title: string }[]
  units: Unit[]
}

/** A package that is not taken in: where the mistake is and what to do. */
export class PackageFault extends Error {
  readonly place: string

  constructor(place: string, says: string) {
    super(says)
    this.place = place
  }
}

const ELSEWHERE = /^https?:\/\//

/** Whether a unit stands outside its package. */
export const isElsewhere = ({ launch }: Unit): boolean => ELSEWHERE.test(launch)

/** The file of a unit within its package. */
export const fileOf = ({ launch }: Unit): string => pathIn(launch.split(/[?#]/)[0] ?? '')

/** A pointer of a manifest as the name of a file. */
export function pathIn(pointer: string): string {
  try {
    return decodeURIComponent(pointer).replace(/^\.\//, '')
  } catch {
    return pointer
  }
}
