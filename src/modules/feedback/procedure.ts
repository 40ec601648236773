import { z } from 'zod'
import { type CaseFile, handlingTerm, type Procedure, procedure, readFile } from '../../kernel/case/index.ts'
import { tellBeside } from '../../kernel/message/index.ts'
import { may, type VerbContext } from '../../kernel/verb/index.ts'
import { digestOfRater } from './rater.ts'
import { STARS } from './rating.ts'
import { answerRating, ratingOfComplaint, ratingOfRater } from './store.ts'

const HOLDER = '区、市人社局没有办过这一件的人'

const ComplaintForm = z.strictObject({
  /** Accounts that handled what was rated: they neither see this nor take its steps. */
  judged: z.array(z.string()),
})
type ComplaintForm = z.output<typeof ComplaintForm>

const EXPLANATIONS = [
  { code: 'by-rule', text: '按规定只能这样办，已有依据' },
  { code: 'not-shown', text: '查了记录，没有查到所说的情况' },
  { code: 'other-office', text: '说的是别的部门办的事' },
  { code: 'unclear', text: '没有写明哪里不满意' },
] as const

const DISCOUNTS = [
  { code: 'mistaken', text: '误评：星级和文字相反' },
  { code: 'other-matter', text: '和这件事无关' },
  { code: 'malicious', text: '恶意差评：内容是辱骂、广告' },
] as const

/**
 * 差评核实: a bad rating is looked into, mended and answered by somebody who did not handle what was rated (核实、整改、答复). Its
 * case names no citizen: whoever checks sees stars, words and the case that was rated; whoever is judged sees nothing of it.
 */
export const complaintProcedure: Procedure<ComplaintForm> = procedure({
  kind: 'CP',
  title: '差评核实',
  starts: 'filed',
  form: ComplaintForm,
  judges: true,
  states: {
    filed: { title: '待核实', holder: HOLDER, progress: 1, within: handlingTerm('CP', 'filed') },
    mending: { title: '整改中', holder: HOLDER, progress: 2, within: handlingTerm('CP', 'mending') },
    answering: { title: '待答复', holder: HOLDER, progress: 3, within: handlingTerm('CP', 'answering') },
    discounting: {
      title: '不予采纳，待答复',
      holder: HOLDER,
      progress: 3,
      within: handlingTerm('CP', 'discounting'),
    },
    answered: { title: '已答复', holder: '已办结', progress: 4, ends: 'done' },
    discounted: { title: '不予采纳，已答复', holder: '已办结', progress: 4, ends: 'refused' },
    withdrawn: { title: '评价人已撤回', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    confirm: {
      title: '属实，开始整改',
      from: 'filed',
      to: 'mending',
      who: may('feedback.check'),
      vouches: true,
      asks: 'note',
      tone: 'primary',
    },
    explain: {
      title: '不属实或按规定只能这样，去答复',
      from: 'filed',
      to: 'answering',
      who: may('feedback.check'),
      vouches: true,
      asks: 'reason',
      reasons: EXPLANATIONS,
      tone: 'plain',
    },
    discount: {
      title: '误评、恶意差评，不予采纳',
      from: 'filed',
      to: 'discounting',
      who: may('feedback.discount'),
      decides: true,
      asks: 'reason',
      reasons: DISCOUNTS,
      tone: 'bad',
    },
    mended: {
      title: '整改完了，去答复',
      from: 'mending',
      to: 'answering',
      who: may('feedback.check'),
      asks: 'note',
      tone: 'primary',
    },
    answer: {
      title: '答复评价人',
      from: ['answering', 'discounting'],
      to: 'answered',
      who: may('feedback.check'),
      asks: 'note',
      tone: 'primary',
      async run(ctx, file, { note = '' }) {
        const discounted = file.state === 'discounting'
        await answerRating(ctx.db, file.number, note.trim(), {
          on: ctx.today,
          discountedAt: discounted ? ctx.now : null,
        })
        await tellRater(ctx, file.number)
        return discounted ? { to: 'discounted' } : undefined
      },
    },
    'take-back': {
      title: '评价人撤回',
      from: ['filed', 'mending', 'answering', 'discounting'],
      to: 'withdrawn',
      by: 'system',
    },
  },
  evidence: evidenceOf,
})

/**
 * Tells whoever rated that the answer is there. The case of the rating knows nobody: of the rated case's people it is the one
 * whose digest stands with the rating, and nobody else learns that there was one.
 */
async function tellRater(ctx: VerbContext, complaint: string): Promise<void> {
  const rating = await ratingOfComplaint(ctx.db, complaint)
  const rated = rating?.about ? await readFile(ctx.db, rating.about) : undefined
  if (!rating || !rated) return
  for (const [kind, id] of [
    ['person', rated.person],
    ['organisation', rated.organisation],
  ] as const) {
    const rater = id && digestOfRater(ctx, kind, id)
    if (rater && (await ratingOfRater(ctx.db, rating.id, rater)))
      await tellBeside(ctx, rated, { kind, id }, '您的评价已有答复，请到“我的评价”看。')
  }
}

async function evidenceOf(ctx: VerbContext, file: CaseFile<ComplaintForm>) {
  const rating = await ratingOfComplaint(ctx.db, file.number)
  if (!rating) return { comparisons: [], tabs: [], documents: [] }
  const { stars, words, about, answer } = rating
  return {
    comparisons: [],
    tabs: [
      {
        key: 'rating',
        title: '评价',
        kind: 'facts' as const,
        facts: [
          { label: '星级', text: `${stars} 星 ${STARS[stars]}` },
          { label: '文字', text: words || '没有写' },
          { label: '评的是', text: about ? `一件已办结的办件 ${about}` : '办事指南或窗口，没有办件' },
          ...(answer ? [{ label: '答复', text: answer }] : []),
          { label: '姓名', text: '评价不带姓名；办过这一件的人看不到这里' },
        ],
      },
    ],
    documents: about ? [{ title: `被评价的办件 ${about}`, href: `/work/cases/${about}` }] : [],
  }
}
