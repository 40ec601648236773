import { formatMoment } from '../../../kernel/value/time/moment.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { type ArchivePart, tellsArchive } from '../../assessment/index.ts'
import { candidatesIn } from '../store/candidates.ts'
import { decisionsOf } from '../store/decisions.ts'
import { type Became, entriesIn, type KeptEntry } from '../store/entries.ts'
import { type Session, sessionsOfExam } from '../store/sessions.ts'

const BECAME_WORDS: Readonly<Record<Became, string>> = {
  counted: '计入',
  late: '晚到，待组长决定',
  taken: '组长采用',
  'put-aside': '组长不采用',
  rejected: '没有计入',
}
const SOURCES: Readonly<Record<KeptEntry['source'], string>> = {
  phone: '手机',
  chief: '组长',
  paper: '纸质表录入',
}

/** 实操和综合评审: every mark that was received, whatever became of it, and what the chief decided. */
tellsArchive('practical', async (ctx, exam) => {
  const sessions = await sessionsOfExam(ctx.db, exam.id)
  return (await Promise.all(sessions.map((one) => partsOf(ctx, one)))).flat()
})

async function partsOf({ db }: VerbContext, { id, title }: Session): Promise<ArchivePart[]> {
  const seats = new Map((await candidatesIn(db, id)).map((one) => [one.id, one.seat]))
  return [
    {
      title: `评分记录 ${title}`,
      columns: [
        { title: '座位', share: 0.6 },
        { title: '证卡', share: 1.3 },
        { title: '评分点', share: 0.7 },
        { title: '分数', share: 0.7 },
        { title: '打分时间', share: 1.4 },
        { title: '收到时间', share: 1.4 },
        { title: '来自', share: 0.9 },
        { title: '结果', share: 1.1 },
        { title: '说明', share: 1.9 },
      ],
      rows: (await entriesIn(db, id)).map((one) => [
        (one.candidate && seats.get(one.candidate)) || '—',
        one.card,
        one.item,
        one.value,
        formatMoment(one.at),
        formatMoment(one.receivedAt),
        SOURCES[one.source],
        BECAME_WORDS[one.became],
        [one.why, one.said].filter(Boolean).join('；'),
      ]),
    },
    {
      title: `组长决定 ${title}`,
      columns: [
        { title: '座位', share: 0.6 },
        { title: '评分点', share: 0.8 },
        { title: '定为', share: 0.8 },
        { title: '理由', share: 2.6 },
        { title: '组长', share: 1.2 },
        { title: '时间', share: 1.4 },
      ],
      rows: (await decisionsOf(db, id, null)).map((one) => [
        one.seat,
        one.item,
        one.value,
        one.reason,
        one.by,
        formatMoment(one.at),
      ]),
    },
  ]
}
