import { z } from 'zod'
import type { CaseFile, CorrectionTarget, Evidence } from '../../../kernel/case/index.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { organisationById } from '../../organisations/index.ts'
import { centresOn } from '../standard.ts'
import { photosOf } from './facts.ts'
import { CENTRE_FIELDS } from './form.ts'
import { type Application, applicationOf, visitsOf } from './store.ts'

/** What an application rests on: what the enterprise says beside what two inspectors found. */
export async function applicationEvidence(ctx: VerbContext, file: CaseFile): Promise<Evidence> {
  const one = await applicationOf(ctx.db, file.number)
  const enterprise = await organisationById(ctx.db, one.organisation)
  const visits = await visitsOf(ctx.db, file.number)
  const { data } = centresOn(await ctx.standards(), ctx.today)
  const photos = await photosOf(ctx, file.number, visits)
  return {
    comparisons: visits.flatMap(({ label, visitedOn, capacity, teachers }) => [
      compared('同期培训能力', one.capacity, capacity, data.visit.capacityPercent, label, visitedOn),
      compared('专兼职教师', one.teachers, teachers, data.visit.capacityPercent, label, visitedOn),
    ]),
    tabs: [
      {
        key: 'application',
        title: '申报内容',
        kind: 'facts',
        facts: [
          { label: '企业', text: enterprise?.name ?? '' },
          { label: '统一社会信用代码', text: enterprise?.creditCode ?? '' },
          ...FIELDS.map((key) => ({ label: titleOf(key), text: shown(one, key) })),
        ],
      },
      {
        key: 'visit',
        title: `实地复核 ${visits.length} 人`,
        kind: 'table',
        columns: ['复核人', '日期', '同期能培训', '教师', '看到的情况'],
        rows: visits.map(({ label, visitedOn, capacity, teachers, finding }) => [
          label,
          formatDay(visitedOn),
          `${capacity} 人`,
          `${teachers} 人`,
          finding,
        ]),
      },
      {
        key: 'photos',
        title: `现场照片 ${photos} 张`,
        kind: 'facts',
        facts: [
          {
            label: '要求',
            text: `复核人自己上传的照片不少于 ${data.visit.photos} 张（推定）；企业传的、已撤下的不算`,
          },
          { label: '现有', text: `${photos} 张，在“材料”里看` },
        ],
      },
    ],
    documents: [{ title: '这家企业的登记', href: `/learn/providers/${one.organisation}` }],
  }
}

function compared(
  item: string,
  declared: number,
  found: number,
  percent: number,
  by: string,
  on: Parameters<typeof formatDay>[0],
) {
  const short = found * 100 < declared * percent
  return {
    item,
    declared: `${declared} 人`,
    authoritative: `${found} 人`,
    source: `${by}，${formatDay(on)}现场`,
    trust: 'B' as const,
    result: found >= declared ? ('ok' as const) : short ? ('bad' as const) : ('attention' as const),
    note: found >= declared ? null : short ? `不到申报的 ${percent}%` : '比申报的少',
  }
}

type Key = keyof typeof CENTRE_FIELDS
const FIELDS = Object.keys(CENTRE_FIELDS) as Key[]

const titleOf = (key: Key): string => (CENTRE_FIELDS[key].meta() as { title: string }).title
const shown = (one: Application, key: Key): string => {
  const value = one[key]
  return Array.isArray(value) ? value.join('、') : typeof value === 'number' ? `${value} 人` : value
}

/** What of an application may be asked to be put right: each of its fields, and the papers that prove it. */
export async function correctableOfApplication(
  ctx: VerbContext,
  file: CaseFile,
): Promise<CorrectionTarget[]> {
  const one = await applicationOf(ctx.db, file.number)
  return [
    ...PAPERS.map(([key, title, ask]): CorrectionTarget => ({ key, sort: 'file', title, ask })),
    ...FIELDS.map((key): CorrectionTarget => {
      const value = one[key]
      return {
        key,
        sort: 'field',
        title: titleOf(key),
        ask: `${titleOf(key)}请核对后重填`,
        now: shown(one, key),
        input: z.strictObject({ [key]: CENTRE_FIELDS[key] }),
        start: { [key]: Array.isArray(value) ? value.join('、') : String(value) },
      }
    }),
  ]
}

const PAPERS = [
  ['place-proof', '场地证明', '请上传培训场地的权属或租赁证明'],
  ['teacher-proof', '教师证明', '请上传专兼职教师的资格证明和聘书'],
  ['equipment-list', '设备清单', '请上传培训设备清单'],
  ['rules', '管理制度', '请上传培训、财务、资产管理制度'],
] as const
