import { z } from 'zod'
import { type CaseFile, handlingTerm, type Procedure, procedure, typedStep } from '../../kernel/case/index.ts'
import { may, type VerbContext } from '../../kernel/verb/index.ts'
import { ArticleForm, COLUMNS, type KeptArticle } from './article.ts'
import { refusals } from './refusals.ts'
import { findingsIn, piecesOf } from './rules.ts'
import { articleOfCase, publishArticle, saveArticle, withdrawArticle } from './store.ts'

const WITHDRAWALS = [
  { code: 'wrong', text: '内容有误' },
  { code: 'personal', text: '涉及个人信息' },
  { code: 'outdated', text: '内容已经过期' },
  { code: 'rights', text: '图文使用没有获得授权' },
] as const

/** 品牌动态: 编写、校核、发布, each by another person (三审三校); what was published stays, or is withdrawn with its reason. */
export const newsProcedure: Procedure = procedure({
  kind: 'XW',
  title: '品牌动态',
  starts: 'drafted',
  // All that is written stands in the article's own row.
  form: z.strictObject({}),
  states: {
    drafted: {
      title: '编写中',
      holder: '市人社局编辑岗',
      progress: 1,
      within: { noTerm: '稿件由编写人掌握，什么时候送校没有期限' },
    },
    checking: {
      title: '待校核',
      holder: '市人社局校核岗',
      progress: 2,
      within: handlingTerm('XW', 'checking'),
    },
    publishing: {
      title: '待发布',
      holder: '市人社局签发岗',
      progress: 3,
      within: handlingTerm('XW', 'publishing'),
    },
    published: {
      title: '已发布',
      holder: '公众可以看',
      progress: 4,
      within: { noTerm: '发布后一直公开，撤下时办结' },
    },
    dropped: { title: '已作废', holder: '已办结', progress: 4, ends: 'withdrawn' },
    withdrawn: { title: '已撤下', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    edit: typedStep({
      title: '修改',
      from: 'drafted',
      to: 'drafted',
      who: may('news.write'),
      vouches: true,
      input: ArticleForm,
      page: (file) => `/news/drafts/${file.number}`,
      async run(ctx, file, { input }) {
        await saveArticle(ctx.db, file.number, input)
        return { subtitle: `${COLUMNS[input.column]} · ${input.title}` }
      },
    }),
    submit: {
      title: '送校',
      from: 'drafted',
      to: 'checking',
      who: may('news.write'),
      vouches: true,
      tone: 'primary',
      async run(ctx, file) {
        await requirePublishable(ctx, file)
        return undefined
      },
    },
    check: {
      title: '校核通过',
      from: 'checking',
      to: 'publishing',
      who: may('news.check'),
      decides: true,
      vouches: true,
      tone: 'primary',
    },
    return: {
      title: '退回修改',
      from: ['checking', 'publishing'],
      to: 'drafted',
      who: may('news.check'),
      asks: 'note',
      tone: 'bad',
    },
    publish: {
      title: '发布',
      from: 'publishing',
      to: 'published',
      who: may('news.publish'),
      decides: true,
      tone: 'primary',
      async run(ctx, file) {
        await requirePublishable(ctx, file)
        await publishArticle(ctx.db, file.number, ctx.now)
        return undefined
      },
    },
    'send-back': {
      title: '退回修改',
      from: 'publishing',
      to: 'drafted',
      who: may('news.publish'),
      asks: 'note',
      tone: 'bad',
    },
    drop: {
      title: '作废',
      from: ['drafted', 'checking', 'publishing'],
      to: 'dropped',
      who: may('news.write'),
      asks: 'reason',
      reasons: [
        { code: 'not-needed', text: '不再需要' },
        { code: 'repeated', text: '和别的稿件重复' },
      ],
    },
    withdraw: {
      title: '撤下',
      from: 'published',
      to: 'withdrawn',
      who: may('news.publish'),
      asks: 'reason',
      reasons: WITHDRAWALS,
      async run(ctx, file, { reason }) {
        const why = WITHDRAWALS.find(({ code }) => code === reason)
        if (!why) throw refusals.noReason({ fields: [{ path: 'reason', message: '请选一项' }] })
        await withdrawArticle(ctx.db, file.number, ctx.now, why.text)
        return undefined
      },
    },
  },
  evidence: evidenceOf,
})

/** Refuses what must not stand on a public page, place by place. */
async function requirePublishable(ctx: VerbContext, file: CaseFile): Promise<void> {
  const findings = findingsIn(await articleOf(ctx, file.number), ctx.today)
  if (findings.length === 0) return
  throw refusals.notForThePublic({
    detail: `${findings.map(({ place, what }) => `${place}${what}`).join('；')}。请改掉再送。`,
  })
}

async function articleOf(ctx: VerbContext, number: string): Promise<KeptArticle> {
  const found = await articleOfCase(ctx.db, number)
  if (!found) throw new Error(`${number} has no article`)
  return found
}

async function evidenceOf(ctx: VerbContext, file: CaseFile) {
  const article = await articleOf(ctx, file.number)
  return {
    comparisons: [],
    tabs: [
      {
        key: 'article',
        title: '稿件',
        kind: 'facts' as const,
        facts: [
          { label: '栏目', text: COLUMNS[article.column] },
          { label: '标题', text: article.title },
          { label: '摘要', text: article.summary },
          { label: '信息来源', text: article.source },
          ...piecesOf(article.body).map(({ text }, at) => ({ label: `第${at + 1}段`, text })),
        ],
      },
    ],
    documents: article.publishedAt ? [{ title: '公众看到的页面', href: `/news/${article.id}` }] : [],
  }
}
