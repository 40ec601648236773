import { z } from 'zod'
import { type EvidenceTab, handlingTerm, procedure } from '../case/index.ts'
import type { Decision, Reason } from '../decision/decision.ts'
import { acceptWithdrawn, type Dependant, groundsOf } from '../ground/index.ts'
import { type Fen, formatYuan } from '../value/money.ts'
import { may, type VerbContext } from '../verb/index.ts'
import { reexaminableOf } from './reexaminable.ts'

/** What a re-examination is opened with. */
const ReexaminationForm = z.strictObject({
  dependant: z.strictObject({ kind: z.string(), id: z.string() }),
  why: z.array(z.string()),
})

/**
 * 复查: something that has had its effect rests on what has been withdrawn. One person proposes that it stands or that
 * it does not, with the old and the new decision side by side; another decides. Nothing is undone without the two.
 */
export const reexaminationProcedure = procedure({
  kind: 'FC',
  title: '复查',
  starts: 'opened',
  form: ReexaminationForm,
  states: {
    opened: {
      title: '待复查',
      holder: '经办岗',
      progress: 1,
      within: handlingTerm('FC', 'opened'),
      tells: { text: '有一项依据变了，正在复查，现在不用您做什么。' },
    },
    keeping: {
      title: '拟维持，待决定',
      holder: '复核岗',
      progress: 2,
      quiet: '还要另一个人决定，定了再说',
      within: handlingTerm('FC', 'proposed'),
    },
    overturning: {
      title: '拟撤销，待决定',
      holder: '复核岗',
      progress: 2,
      quiet: '还要另一个人决定，定了再说',
      within: handlingTerm('FC', 'proposed'),
    },
    kept: { title: '维持原决定', holder: '已办结', progress: 4, ends: 'done' },
    overturned: { title: '已撤销原决定', holder: '已办结', progress: 4, ends: 'done' },
  },
  steps: {
    'propose-keep': {
      title: '拟维持原决定',
      from: 'opened',
      to: 'keeping',
      who: may('reexaminations.propose'),
      vouches: true,
      asks: 'note',
      tone: 'plain',
    },
    'propose-overturn': {
      title: '拟撤销原决定',
      from: 'opened',
      to: 'overturning',
      who: may('reexaminations.propose'),
      vouches: true,
      asks: 'note',
      tone: 'bad',
    },
    keep: {
      title: '同意，维持原决定',
      from: 'keeping',
      to: 'kept',
      who: may('reexaminations.decide'),
      decides: true,
      tone: 'primary',
      async run(ctx, file) {
        const { dependant } = file.form
        await acceptWithdrawn(ctx.db, dependant)
        await reexaminableOf(dependant.kind).stands?.(
          ctx.asSystem(`复查 ${file.number} 维持`),
          dependant.id,
          file,
        )
        return undefined
      },
    },
    overturn: {
      title: '同意，撤销原决定',
      from: 'overturning',
      to: 'overturned',
      who: may('reexaminations.decide'),
      decides: true,
      tone: 'bad',
      async run(ctx, file) {
        const { dependant } = file.form
        await reexaminableOf(dependant.kind).overturn(
          ctx.asSystem(`复查 ${file.number} 撤销`),
          dependant.id,
          file,
        )
        return undefined
      },
    },
    return: {
      title: '不同意，退回重提',
      from: ['keeping', 'overturning'],
      to: 'opened',
      who: may('reexaminations.decide'),
      asks: 'note',
    },
  },
  async evidence(ctx, file) {
    const { dependant, why } = file.form
    const one = reexaminableOf(dependant.kind)
    const { before, after } = await one.redecide(ctx, dependant.id)
    const { href } = await one.about(ctx, dependant.id)
    return {
      comparisons: [],
      tabs: [
        {
          key: 'why',
          title: '复查原因',
          kind: 'facts',
          facts: why.map((text) => ({ label: one.title, text })),
        },
        sideBySide(before, after),
        await groundsTab(ctx, dependant),
      ],
      documents: href ? [{ title: `被复查的${one.title}`, href }] : [],
    }
  },
})

const OUTCOMES = { granted: '准予', refused: '不予', undecidable: '暂不能判定', held: '搁置' } as const

/** The old and the new decision, rule by rule. */
function sideBySide(before: Decision<unknown> | null, after: Decision<unknown> | null): EvidenceTab {
  const rules = [...new Set([before, after].flatMap((one) => one?.reasons.map(({ rule }) => rule) ?? []))]
  const of = (one: Decision<unknown> | null, rule: string) =>
    one?.reasons.find((reason) => reason.rule === rule)
  return {
    key: 'decisions',
    title: '原决定与按现在记录的决定',
    kind: 'table',
    columns: ['项目', '原决定', '按现在的记录'],
    rows: [
      ['结论', conclusion(before), conclusion(after)],
      ...rules.map((rule) => {
        const [was, is] = [of(before, rule), of(after, rule)]
        return [(is ?? was)?.clause.text ?? rule, reasonText(was), reasonText(is)]
      }),
    ],
  }
}

const conclusion = (one: Decision<unknown> | null): string => {
  if (!one) return '没有决定'
  const worth = typeof one.value === 'number' ? `，${formatYuan(one.value as Fen)} 元` : ''
  return `${OUTCOMES[one.outcome]}${worth}`
}

const reasonText = (one: Reason | undefined): string =>
  one ? `${one.met ? '符合' : '不符合'}${one.found ? `：${one.found}` : ''}` : '——'

async function groundsTab(ctx: VerbContext, dependant: Dependant): Promise<EvidenceTab> {
  const grounds = await groundsOf(ctx.db, dependant)
  return {
    key: 'grounds',
    title: `依据 ${grounds.length} 项`,
    kind: 'table',
    columns: ['依据', '可信等级', '现状'],
    rows: grounds.map(({ kind, id, trust, withdrawn }) => [
      `${SOURCES[kind] ?? kind} ${id}`,
      trust,
      withdrawn ? `已撤销：${withdrawn.why}` : '有效',
    ]),
  }
}

const SOURCES: Record<string, string> = {
  certificate: '证书',
  'earlier-certificate': '以前的证书',
  class: '班次',
  status: '登记事实',
  edition: '标准版本',
  exam: '考试',
  'exam-mark': '科目成绩',
  account: '账户',
}
