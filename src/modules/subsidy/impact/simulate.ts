import type { CaseFile, Evidence } from '../../../kernel/case/index.ts'
import { NO_EVIDENCE } from '../../../kernel/case/index.ts'
import { districtName } from '../../../kernel/value/district.ts'
import { type Fen, formatYuan } from '../../../kernel/value/money.ts'
import { addDays, addYears, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { editionBefore, editionOfCase } from '../../catalogue/index.ts'
import { FUND_NAMES } from '../../payments/index.ts'
import { FUND_OF_PROJECT } from '../case/fund-of-project.ts'
import { PROJECT_NAMES } from '../facts.ts'
import { decidedClaims } from './decided-claims.ts'
import { costOf, type Impact, impact, type Side, type Tally } from './rules-impact.ts'

/** A simulation over the claims of the twelve months up to and including today. */
export interface Simulated {
  from: CivilDate
  to: CivilDate
  impact: Impact
}

/** Replays the claims of the last twelve months under two catalogues. */
export async function simulate(ctx: VerbContext, before: Side, after: Side): Promise<Simulated> {
  const from = addDays(addYears(ctx.today, -1), 1)
  const claims = await decidedClaims(ctx.db, from, ctx.today)
  return { from, to: ctx.today, impact: impact(claims, before, after) }
}

/** 影响测算 on the case of a catalogue: who gains, who loses and what it costs, before anybody signs. */
export async function impactEvidence(ctx: VerbContext, file: CaseFile): Promise<Evidence> {
  if (file.state === 'withdrawn') return NO_EVIDENCE
  const standards = await ctx.standards()
  const draft = await editionOfCase(ctx.db, file.number)
  const before = editionBefore(standards, draft)
  if (before === null) return NO_EVIDENCE
  const found = await simulate(ctx, { catalogue: before, standards }, { catalogue: draft, standards })
  const { total } = found.impact
  const district = (code: string) => districtName(ctx.city, code)
  const part = (what: string, rows: Impact['byDistrict'], name: (key: string) => string = (key) => key) =>
    rows.map(({ key, ...tally }) => [`${what}：${name(key)}`, ...cells(tally)])
  return {
    comparisons: [],
    tabs: [
      {
        key: 'impact',
        title: `影响测算 ${signed(costOf(total))} 元`,
        kind: 'table',
        columns: ['项', '笔数', '现行（元）', '草案（元）', '增减（元）', '得益', '减少', '算不出'],
        rows: [
          ['合计（近十二个月）', ...cells(total)],
          ...part('紧缺程度', found.impact.byDemand),
          ...part('资金', found.impact.byProject, projectName),
          ...part('区', found.impact.byDistrict, district),
          ...part('职业等级', found.impact.byOccupation.slice(0, MOST)),
        ],
      },
    ],
    documents: [{ title: '改一个数再测算', href: `/work/impact?number=${file.number}` }],
  }
}

/** A project together with the fund that pays it. */
export const projectName = (key: string): string => {
  const project = key as keyof typeof PROJECT_NAMES
  return `${PROJECT_NAMES[project]}（${FUND_NAMES[FUND_OF_PROJECT[project]]}）`
}

/** Lines of occupations that are shown; the dearest changes come first. */
export const MOST = 50

const cells = (tally: Tally): string[] => [
  String(tally.claims),
  formatYuan(tally.before),
  formatYuan(tally.after),
  signed(costOf(tally)),
  `${tally.gainers} 笔 ${formatYuan(tally.gained)}`,
  `${tally.losers} 笔 ${formatYuan(tally.lost)}`,
  String(tally.unclear),
]

const signed = (amount: number): string => `${amount > 0 ? '+' : ''}${formatYuan(amount as Fen)}`
