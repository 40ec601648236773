import type { Level } from '../../../kernel/value/level.ts'
import { occupationKey } from '../../../kernel/value/occupation.ts'
import type { EquipmentData } from '../equipment/standard.ts'

/** What stands in a venue, as its provider registered it. */
export interface Standing {
  kind: string
  count: number
  condition: 'good' | 'repair' | 'worn'
}

/** One kind that an occupation needs, beside what is there in good order (设备对照). */
export interface EquipmentLine {
  kind: string
  /** 每 2 人 1、至少 2. */
  wanted: string
  /** In good order, and beside these out of order. */
  have: number
  broken: number
  /** For how many trainees that is enough; null where the number of trainees does not matter and there is enough. */
  enoughFor: number | null
}

/** What a venue has of what an occupation needs at a level; null where the city has published nothing for it. */
export function equipmentLines(
  { needs }: EquipmentData,
  occupation: string,
  level: Level,
  standing: readonly Standing[],
): EquipmentLine[] | null {
  const key = occupationKey(occupation)
  const need = needs.find((one) => occupationKey(one.occupation) === key && one.levels.includes(level))
  if (!need) return null
  return need.equipment.map(({ kind, traineesEach, least }) => {
    const there = standing.filter((one) => plainKind(one.kind) === plainKind(kind))
    const have = there.reduce((sum, one) => sum + (one.condition === 'good' ? one.count : 0), 0)
    const broken = there.reduce((sum, one) => sum + (one.condition === 'good' ? 0 : one.count), 0)
    return traineesEach === undefined
      ? { kind, wanted: `至少 ${least}`, have, broken, enoughFor: have >= (least ?? 0) ? null : 0 }
      : { kind, wanted: `每 ${traineesEach} 人 1`, have, broken, enoughFor: have * traineesEach }
  })
}

/** Blanks and the width of letters tell no equipment apart. */
const plainKind = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '')

/** Whether there is enough for so many trainees. */
export const suffices = ({ enoughFor }: EquipmentLine, trainees: number): boolean =>
  enoughFor === null || enoughFor >= trainees

/** 焊接工位：登记完好 15（另有 2 停用或待修），够 30 人 */
export const equipmentText = ({ kind, have, broken, enoughFor }: EquipmentLine): string =>
  `${kind}：登记完好 ${have}${broken > 0 ? `（另有 ${broken} 待修或停用）` : ''}，${
    enoughFor === null ? '够用' : enoughFor === 0 ? '不够' : `够 ${enoughFor} 人`
  }`
