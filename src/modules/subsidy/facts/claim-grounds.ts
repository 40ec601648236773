import type { Ground } from '../../../kernel/ground/index.ts'
import type { Certificate } from '../../certificates/index.ts'
import type { Standing, StatusKind } from '../../people/index.ts'
import type { TrainingRecord } from '../../training/index.ts'
import type { Subject } from './gather-facts.ts'

/** Whether a register or a second person stands for it; what somebody says of himself decides nothing. */
export const trusted = ({ trust }: { trust: string }): boolean => trust === 'A' || trust === 'B'

/** Rows of these kinds bear on a claim. */
const BEARING: readonly StatusKind[] = [
  'employed',
  'insured',
  'student',
  'graduating-student',
  'pupil',
  'rural-worker',
  'registered-unemployed',
  'hardship',
  'paired-region',
  'veteran',
  'resident',
  'retired',
  'deceased',
  'custody',
]

/** What the claim rests on: its certificate, its class, what registers said of the person on its days, and the editions. */
export function groundsOf(
  { person }: Subject,
  certificate: Certificate,
  training: TrainingRecord | null,
  days: readonly Standing[],
  editions: readonly string[],
): Ground[] {
  const rows = days
    .flatMap(({ sources }) => sources)
    .filter(({ kind }) => BEARING.includes(kind))
    .map(({ id, trust }): Ground => ({ kind: 'status', id, trust }))
  return [
    { kind: 'certificate', id: certificate.id, trust: 'A' },
    ...(training
      ? ([
          { kind: 'class', id: training.classId, trust: 'B' },
          { kind: 'trainee', id: `${training.classId}/${person}`, trust: 'B' },
        ] as const)
      : []),
    ...new Map(rows.map((row) => [row.id, row])).values(),
    ...editions.map((id): Ground => ({ kind: 'edition', id, trust: 'A' })),
  ]
}

/** What a reviewer has to look at: what was noticed in the class, and where declarations and registers differ. */
export function attentionOf(training: TrainingRecord | null, days: readonly Standing[]): string[] {
  const contradictions = days.flatMap((day) =>
    day.contradictions.map(
      ({ declared, registered }) => `申报“${declared.text}”与${registered.source}“${registered.text}”不一致`,
    ),
  )
  const open = days.some(({ retirementOpen }) => retirementOpen)
    ? ['登记不知道岗位类别，是否已到退休年龄请核实']
    : []
  const declared =
    training && days[0]
      ? days[0].groups.some((one) => one.group === training.group && trusted(one))
        ? []
        : ['人员类别只有机构填报，登记中没有查到']
      : []
  return [...new Set([...(training?.attention ?? []), ...contradictions, ...open, ...declared])]
}
