import { z } from 'zod'
import { type CaseFile, handlingTerm, procedure, typedStep } from '../../kernel/case/index.ts'
import { may, type VerbContext } from '../../kernel/verb/index.ts'
import { refusals } from './refusals.ts'
import { publish, removeDraft, signedVersions, versionOfCase } from './store.ts'
import { compareArticles } from './text/compare.ts'
import { Edited, editDraft, PartEdit, splitAhead } from './text/edit-part.ts'
import { DocumentId, type PolicyVersion } from './version.ts'

/** 政策文件: 编辑、审核、签发, each by another person; what was signed stays for ever. */
export const policyProcedure = procedure({
  kind: 'ZC',
  title: '政策文件',
  starts: 'drafted',
  form: z.strictObject({ document: DocumentId, source: z.string() }),
  states: {
    drafted: {
      title: '编辑中',
      holder: '市人社局编辑岗',
      progress: 1,
      within: { noTerm: '草案由编辑人掌握，什么时候送审没有期限' },
    },
    review: { title: '待审核', holder: '市人社局审核岗', progress: 2, within: handlingTerm('ZC', 'review') },
    signing: {
      title: '待签发',
      holder: '市人社局签发岗',
      progress: 3,
      within: handlingTerm('ZC', 'signing'),
    },
    published: { title: '已发布', holder: '已办结', progress: 4, ends: 'done' },
    withdrawn: { title: '已撤回', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    edit: typedStep({
      title: '逐条修改',
      from: 'drafted',
      to: 'drafted',
      who: may('policy.edit'),
      vouches: true,
      input: PartEdit,
      answer: Edited,
      page: (file) => `/policy/drafts/${file.number}`,
      ahead: (_ctx, input) => splitAhead(input),
      run: (ctx, file, { input, ahead }) => editDraft(ctx, file, input, ahead),
    }),
    submit: {
      title: '送审',
      from: 'drafted',
      to: 'review',
      who: may('policy.edit'),
      vouches: true,
      tone: 'primary',
    },
    review: {
      title: '审核通过，送签',
      from: 'review',
      to: 'signing',
      who: may('policy.review'),
      decides: true,
      vouches: true,
      tone: 'primary',
    },
    return: {
      title: '退回修改',
      from: 'review',
      to: 'drafted',
      who: may('policy.review'),
      asks: 'note',
      tone: 'bad',
    },
    sign: {
      title: '签发并发布',
      from: 'signing',
      to: 'published',
      who: may('policy.sign'),
      decides: true,
      tone: 'primary',
      async run(ctx, file) {
        await draftOfCase(ctx, file.number)
        await publish(ctx.db, file.number, ctx.now)
        return undefined
      },
    },
    'send-back': {
      title: '退回修改',
      from: 'signing',
      to: 'drafted',
      who: may('policy.sign'),
      asks: 'note',
      tone: 'bad',
    },
    withdraw: {
      title: '撤回',
      from: ['drafted', 'review', 'signing'],
      to: 'withdrawn',
      who: may('policy.edit'),
      asks: 'reason',
      reasons: [
        { code: 'error', text: '装错了文件' },
        { code: 'postponed', text: '暂缓发布' },
      ],
      tone: 'bad',
      async run(ctx, file) {
        await removeDraft(ctx.db, file.number)
        return undefined
      },
    },
  },
  evidence: evidenceOf,
})

async function draftOfCase(ctx: VerbContext, number: string): Promise<PolicyVersion> {
  const draft = await versionOfCase(ctx.db, number)
  if (!draft) throw refusals.draftWithdrawn()
  return draft
}

async function evidenceOf(ctx: VerbContext, file: CaseFile) {
  const draft = await versionOfCase(ctx.db, file.number)
  if (!draft) return { comparisons: [], tabs: [], documents: [] }
  const { content } = draft
  const earlier = (await signedVersions(ctx.db, draft.document)).filter(
    ({ number }) => number !== file.number,
  )
  const before = earlier.at(-1)?.content.articles ?? []
  const rows = compareArticles(before, content.articles)
    .filter(({ kind }) => kind !== 'same')
    .map(({ before: was, after: now }) => [
      (now ?? was)?.label ?? '',
      was ? textOf(was.stretches) : '（没有）',
      now ? textOf(now.stretches) : '（删去）',
    ])
  return {
    comparisons: [],
    tabs: [
      {
        key: 'differences',
        title:
          earlier.length > 0 ? `与上一版的差异 ${rows.length} 处` : `全文 ${rows.length} 条（第一次装入）`,
        kind: 'table' as const,
        columns: ['条', '原', '新'],
        rows,
      },
      {
        key: 'about',
        title: '文件信息',
        kind: 'facts' as const,
        facts: [
          { label: '名称', text: content.title },
          { label: '发文机关', text: content.issuer },
          { label: '文号', text: content.documentNumber ?? '未填' },
          { label: '施行', text: `${content.from} 起${content.to ? `，${content.to} 止` : ''}` },
          { label: '来源', text: content.source },
          { label: '装入的文件', text: draft.fileName },
          { label: '解读', text: content.interpretation || '没有' },
          ...content.questions.map(({ question, answer }) => ({ label: question, text: answer })),
        ],
      },
    ],
    documents: [{ title: '左右对照、逐条查看', href: `/work/policy/drafts/${file.number}` }],
  }
}

const textOf = (stretches: readonly { text: string }[]): string => stretches.map(({ text }) => text).join('')
