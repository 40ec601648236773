import { z } from 'zod'
import { type EvidenceTab, handlingTerm, procedure, typedStep } from '../../kernel/case/index.ts'
import { Day } from '../../kernel/value/shapes.ts'
import { may } from '../../kernel/verb/index.ts'
import { registerOn } from '../occupations/rules.ts'
import { Amendments, amendDraft } from './draft/amend-draft.ts'
import { differences } from './draft/differences.ts'
import { catalogueSheet } from './draft/sheet.ts'
import { editionBefore } from './edition.ts'
import { refusals } from './refusals.ts'
import { type Warning, warningsOf } from './rules/warnings.ts'
import { editionOfCase, markPublished, removeDraft } from './store.ts'

/** 目录发布: signed by 人社 and 财政, each by another person, in whichever order (R2.1 会同市财政局). */
export const catalogueProcedure = procedure({
  kind: 'ML',
  title: '紧缺职业目录',
  starts: 'drafted',
  form: z.strictObject({ id: z.string(), from: Day, source: z.string() }),
  states: {
    drafted: {
      title: '起草中',
      holder: '市人社局',
      progress: 1,
      within: { noTerm: '草案由起草人掌握，什么时候送签没有期限' },
    },
    signing: {
      title: '待签发、会签',
      holder: '市人社局、市财政局',
      progress: 2,
      within: handlingTerm('ML', 'signing'),
    },
    published: { title: '已发布', holder: '已办结', progress: 4, ends: 'done' },
    withdrawn: { title: '已撤回', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    amend: typedStep({
      title: '逐格修改草案',
      from: 'drafted',
      to: 'drafted',
      who: may('catalogue.draft'),
      vouches: true,
      input: Amendments,
      page: (file) => `/catalogue/drafts/${file.number}`,
      run: (ctx, file, { input }) => amendDraft(ctx, file, input),
    }),
    submit: {
      title: '送签',
      from: 'drafted',
      to: 'signing',
      who: may('catalogue.draft'),
      vouches: true,
      tone: 'primary',
    },
    sign: {
      title: '签发、会签',
      from: 'signing',
      to: 'published',
      countersign: {
        posts: { 'catalogue.sign-hr': '人社签发', 'catalogue.sign-finance': '财政会签' },
        atLeast: 2,
      },
      tone: 'primary',
      async run(ctx, file) {
        const edition = await editionOfCase(ctx.db, file.number)
        if (edition.from < ctx.today) {
          throw refusals.startsInPast()
        }
        try {
          ;(await ctx.standards()).with([edition])
        } catch {
          throw refusals.editionsOverlap({ detail: '请撤回后改施行日，现行版本不受影响。' })
        }
        await markPublished(ctx.db, file.number, ctx.now)
        return undefined
      },
    },
    return: {
      title: '退回修改',
      from: 'signing',
      to: 'drafted',
      who: may('catalogue.sign-finance'),
      asks: 'note',
      tone: 'bad',
    },
    withdraw: {
      title: '撤回草案',
      from: ['drafted', 'signing'],
      to: 'withdrawn',
      who: may('catalogue.draft'),
      asks: 'reason',
      reasons: [
        { code: 'error', text: '内容有误，改后重报' },
        { code: 'postponed', text: '暂缓发布' },
      ],
      tone: 'bad',
      async run(ctx, file) {
        await removeDraft(ctx.db, file.number)
        return undefined
      },
    },
  },
  async evidence(ctx, file) {
    if (file.state === 'withdrawn') return { comparisons: [], tabs: [], documents: [] }
    const draft = await editionOfCase(ctx.db, file.number)
    const before = editionBefore(await ctx.standards(), draft)
    const titles = new Map(catalogueSheet.columns.map((column) => [column.key, column.title]))
    const rows = differences(before?.data ?? null, draft.data).flatMap((one) =>
      one.kind === 'changed'
        ? one.changes.map((change) => [
            one.name,
            titles.get(change.column) ?? change.column,
            change.before || '（空）',
            change.after || '（空）',
          ])
        : [[one.name, one.kind === 'added' ? '新增' : '移出', '', '']],
    )
    return {
      comparisons: [],
      tabs: [
        {
          key: 'differences',
          title: `与${before?.name ?? '空目录'}的差异 ${rows.length} 处`,
          kind: 'table',
          columns: ['职业', '栏目', '原', '新'],
          rows,
        },
        ...warningTab(warningsOf(draft, registerOn(await ctx.standards(), draft.from))),
      ],
      documents: [],
    }
  },
})

/** What does not fit together in a draft; nothing of it bars a signature. */
const warningTab = (warnings: readonly Warning[]): EvidenceTab[] =>
  warnings.length === 0
    ? []
    : [
        {
          key: 'warnings',
          title: `核对提示 ${warnings.length} 处`,
          kind: 'table',
          columns: ['职业', '提示'],
          rows: warnings.map(({ occupation, message }) => [occupation, message]),
        },
      ]
