import { z } from 'zod'
import { type CaseFile, type Foreseen, handlingTerm, procedure } from '../../../../kernel/case/index.ts'
import { may, type VerbContext } from '../../../../kernel/verb/index.ts'
import { peopleByIds } from '../../../people/index.ts'
import { refusals } from '../../refusals.ts'
import { PAPER_NAMES } from '../../standard.ts'
import { candidatesOf, examById, marksOf } from '../../store.ts'
import { markAgainSomewhere } from '../desk.ts'
import { endFinding, findingOf } from './store.ts'

const FindingForm = z.strictObject({
  exam: z.uuid(),
  said: z.string(),
  /** The accounts of whoever turned out to be bound: they neither see the case nor decide it. */
  judged: z.array(z.string()),
})

/** 回避核查 HP: somebody had marked or watched a candidate to whom they turned out to be bound; another person decides what becomes of it. */
export const findingProcedure = procedure({
  kind: 'HP',
  title: '回避核查',
  starts: 'found',
  form: FindingForm,
  judges: true,
  states: {
    found: {
      title: '待核查',
      holder: '评价机构或市人社局',
      progress: 1,
      tone: 'warn',
      quiet: '成绩有没有变化，定了以后按成绩更正告诉考生',
      within: handlingTerm('HP', 'found'),
    },
    again: { title: '换人重评', holder: '已办结', progress: 2, ends: 'done', quiet: '成绩有变化的另行告知' },
    kept: { title: '维持', holder: '已办结', progress: 2, ends: 'refused', quiet: '成绩没有变化' },
  },
  steps: {
    again: {
      title: '换人重评',
      from: 'found',
      to: 'again',
      who: may('assessment.decide-recusal'),
      decides: true,
      tone: 'primary',
      foresees: foreseeAgain,
      async run(ctx, file) {
        const { exam: id, person, candidate, paper } = await findingOf(ctx.db, file.number)
        const exam = await examById(ctx.db, id)
        if (!exam || candidate === null || paper === null) throw refusals.nothingToMark()
        const said = await markAgainSomewhere(ctx, exam, {
          person,
          candidate,
          paper,
          why: `回避核查 ${file.number}`,
        })
        await endFinding(ctx.db, file.number, 'again')
        return { note: said ?? '由另一名考评员重评，录入成绩的两个人各自改录' }
      },
    },
    arranged: {
      title: '已经换人监考',
      from: 'found',
      to: 'again',
      who: may('assessment.decide-recusal'),
      decides: true,
      asks: 'note',
      async run(ctx, file) {
        if ((await findingOf(ctx.db, file.number)).paper !== null) throw refusals.marksThere()
        await endFinding(ctx.db, file.number, 'again')
        return undefined
      },
    },
    keep: {
      title: '维持，不重评',
      from: 'found',
      to: 'kept',
      who: may('assessment.decide-recusal'),
      // Its own examiner's mark stands by nobody of the organisation's word.
      party: 'bureau',
      decides: true,
      asks: 'reason',
      reasons: [
        { code: 'not-bound', text: '查明没有应当回避的关系' },
        { code: 'machine-marked', text: '成绩由机器评分，与此人无关' },
        { code: 'arranged', text: '已经另行安排，没有接触考生的答卷' },
      ],
      tone: 'plain',
      run: async (ctx, file) => {
        await endFinding(ctx.db, file.number, 'kept')
        return undefined
      },
    },
  },
  parties: {
    assessor: {
      title: '评价机构',
      is: (actor, file) =>
        actor.organisation !== null &&
        actor.organisation === file.organisation &&
        actor.may.has('assessment.decide-recusal'),
      sees: ['form', 'evidence', 'attention'],
      otherwise: () => '这一步由举办考试的评价机构办。',
    },
    bureau: {
      title: '市人社局',
      is: (actor) => actor.kind === 'official',
      sees: ['form', 'evidence', 'attention'],
      otherwise: () => '维持原来的评分，由市人社局决定。',
    },
  },
  async evidence(ctx, file) {
    const { exam: id, person, candidate, paper, said } = await findingOf(ctx.db, file.number)
    const names = await peopleByIds(ctx, [person, ...(candidate ? [candidate] : [])])
    const seat = (await candidatesOf(ctx.db, id)).find((one) => one.person === candidate)?.seat
    return {
      comparisons: [],
      tabs: [
        {
          key: 'bound',
          title: '谁要回避',
          kind: 'table',
          columns: ['要回避的人', '考生', '科目', '已经做了什么'],
          rows: [
            [
              names.get(person)?.name ?? '',
              candidate ? `${seat ?? ''} 号 ${names.get(candidate)?.maskedName ?? '*'}` : '—',
              paper ? PAPER_NAMES[paper] : '监考',
              said,
            ],
          ],
        },
      ],
      documents: [],
    }
  },
})

/** 办前预览: the mark that stands, and who marks again. */
async function foreseeAgain(ctx: VerbContext, file: CaseFile): Promise<Foreseen[]> {
  const { exam: id, candidate, paper } = await findingOf(ctx.db, file.number)
  const mark = (await marksOf(ctx.db, id)).find((one) => one.person === candidate && one.paper === paper)
  const exam = await examById(ctx.db, id)
  const published = exam?.state === 'notice' || exam?.state === 'certified'
  return [
    { label: '现在的成绩', text: mark?.value ? `${mark.value} 分` : '还没有' },
    {
      label: '换人重评',
      text: published
        ? '开一件成绩复核，由没有评过的考评员复评；及格与否、证书可能跟着变'
        : '这个人给的分不再计，由另一名考评员重评',
      warns: published,
    },
  ]
}
