import type { Comparison } from '../../../kernel/case/evidence.ts'
import type { Standards } from '../../../kernel/standard/index.ts'
import { type Level, levelName } from '../../../kernel/value/level.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { TeachingVenue } from '../../organisations/index.ts'
import { equipmentLines, equipmentText, suffices } from '../rules/equipment.ts'
import { equipmentKind } from './standard.ts'

interface Asked {
  occupation: string
  level: Level
  trainees: number
  on: CivilDate
}

/** What a class needs beside what its venue has (设备对照), line by line with the clause; nothing where the city publishes none. */
export function equipmentCompared(
  standards: Standards,
  venue: TeachingVenue | undefined,
  { occupation, level, trainees, on }: Asked,
): Comparison[] {
  // A place that is none of the provider's venues is noticed as such.
  if (!venue) return []
  const edition = standards.inForce(equipmentKind, on)
  const lines = edition && equipmentLines(edition.data, occupation, level, venue.equipment)
  if (!lines) return []
  const { text } = standards.cite(edition.data.clause)
  return lines.map((line) => {
    const enough = suffices(line, trainees)
    return {
      item: `设备：${line.kind}`,
      declared: `${trainees} 人，要${line.wanted}`,
      authoritative: equipmentText(line),
      source: '机构场地登记',
      trust: 'C',
      result: enough ? 'ok' : 'attention',
      note: `${enough ? '够用' : '按登记的不够，请核对或者告知补正'}（${text}，推定）`,
    }
  })
}

/** The same in one sentence for what the reviewer should look at (疑点); nothing where all is enough. */
export function equipmentDoubts(
  standards: Standards,
  venue: TeachingVenue | undefined,
  asked: Asked,
): string[] {
  const lacking = equipmentCompared(standards, venue, asked).filter(({ result }) => result === 'attention')
  if (lacking.length === 0) return []
  return [
    `教学设备按登记的不够：${lacking.map(({ item, declared }) => `${item.replace('设备：', '')}（${declared}）`).join('、')}`,
  ]
}

/** What each venue has for what the licence names (报开班前看设备): levels that need the same stand together. */
export function equipmentOf(
  standards: Standards,
  venue: TeachingVenue,
  licensed: readonly { occupation: string; levels: readonly Level[] }[],
  on: CivilDate,
): { title: string; lines: string[] }[] {
  const edition = standards.inForce(equipmentKind, on)
  if (!edition) return []
  return licensed.flatMap(({ occupation, levels }) => {
    const byLines = new Map<string, { levels: Level[]; lines: string[] }>()
    for (const level of levels) {
      const lines = equipmentLines(edition.data, occupation, level, venue.equipment)?.map(equipmentText)
      if (!lines) continue
      const same = byLines.get(lines.join()) ?? { levels: [], lines }
      byLines.set(lines.join(), { ...same, levels: [...same.levels, level] })
    }
    return [...byLines.values()].map((one) => ({
      title: `${occupation} ${one.levels.map(levelName).join('、')}`,
      lines: one.lines,
    }))
  })
}
