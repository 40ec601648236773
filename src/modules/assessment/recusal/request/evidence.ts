import type { CaseFile, Evidence } from '../../../../kernel/case/index.ts'
import type { VerbContext } from '../../../../kernel/verb/index.ts'
import { peopleByIds } from '../../../people/index.ts'
import { examinersOf } from '../../examiners/assign.ts'
import { candidatesOf, examById } from '../../store.ts'
import { cardsHere } from '../holder.ts'
import { recusalOn } from '../policy.ts'
import { requestOf } from './store.ts'

/** What the applicant said, and who it may be; a candidate sees their own words only. */
export async function requestEvidence(ctx: VerbContext, file: CaseFile): Promise<Evidence> {
  const { exam: id, candidate, said } = await requestOf(ctx, file.number)
  const exam = await examById(ctx.db, id)
  if (!exam) return { comparisons: [], tabs: [], documents: [] }
  const relation = recusalOn(await ctx.standards(), exam.heldOn).relations.find(
    ({ code }) => code === said.relation,
  )
  const seat = (await candidatesOf(ctx.db, id)).find(({ person }) => person === candidate)?.seat
  const words = {
    key: 'said',
    title: '申请',
    kind: 'table' as const,
    columns: ['谁要回避', '关系', '理由', '考生'],
    rows: [
      [
        said.against,
        relation?.text ?? said.relation,
        said.why,
        candidate ? (seat ? `${seat} 号` : '还没有座位') : '全场',
      ],
    ],
  }
  if (ctx.actor.person !== null && ctx.actor.person === file.person && ctx.actor.organisation === null)
    return { comparisons: [], tabs: [words], documents: [] }
  const here = await cardsHere(ctx, exam)
  const names = await peopleByIds(
    ctx,
    here.map(({ person }) => person),
  )
  const examines = new Set((await examinersOf(ctx.db, id)).map(({ card }) => card))
  return {
    comparisons: [],
    tabs: [
      words,
      {
        key: 'cards',
        title: '谁考评、谁监考',
        kind: 'table',
        columns: ['证卡编号', '姓名', '在这场考试'],
        rows: here.map(({ card, person }) => [
          card,
          names.get(person)?.name ?? '',
          examines.has(card) ? '考评员' : '本单位有证的人',
        ]),
      },
    ],
    documents: [],
  }
}
