import { z } from 'zod'
import { type CaseFile, handlingTerm, procedure } from '../../../kernel/case/index.ts'
import { hasFiles } from '../../../kernel/file/index.ts'
import { Day } from '../../../kernel/value/shapes.ts'
import { formatDay, yearOf } from '../../../kernel/value/time/civil-date.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { organisationById } from '../../organisations/index.ts'
import { namesOf } from '../rating/evidence.ts'
import { declineWhereLower } from '../rating/open.ts'
import { refusals } from '../refusals.ts'
import { restoreWhereHigher } from '../repair/restore.ts'
import { addEvent, eventById, leftOf } from '../store.ts'

/** What is entered by hand, or corrected: `corrects` names the event that is taken back. */
export const EntryForm = z.strictObject({
  organisation: z.uuid(),
  indicator: z.string(),
  happenedOn: Day,
  count: z.number().int(),
  evidence: z.string(),
  corrects: z.uuid().nullable(),
})
export type EntryForm = z.output<typeof EntryForm>

/** 信用信息登记: entered by one with the paper attached, confirmed by another; only then it counts (R6.4). */
export const entryProcedure = procedure({
  kind: 'XX',
  title: '信用信息登记',
  starts: 'entered',
  form: EntryForm,
  states: {
    entered: {
      title: '待复核',
      holder: '区人社局复核岗',
      progress: 2,
      within: handlingTerm('XX', 'entered'),
    },
    recorded: { title: '已记入', holder: '已办结', progress: 4, ends: 'done' },
    refused: { title: '不予记入', holder: '已办结', progress: 4, ends: 'refused' },
    withdrawn: { title: '已撤回', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    confirm: {
      title: '属实，记入',
      from: 'entered',
      to: 'recorded',
      who: may('credit.decide'),
      decides: true,
      tone: 'primary',
      run: record,
    },
    refuse: {
      title: '不予记入',
      from: 'entered',
      to: 'refused',
      who: may('credit.decide'),
      decides: true,
      asks: 'reason',
      reasons: [
        { code: 'not-shown', text: '材料不能证明' },
        { code: 'not-this', text: '不是这家机构的事' },
        { code: 'counted', text: '已经记过' },
      ],
      tone: 'bad',
    },
    withdraw: {
      title: '撤回登记',
      from: 'entered',
      to: 'withdrawn',
      who: may('credit.record'),
      asks: 'reason',
      reasons: [
        { code: 'slip', text: '登记时写错' },
        { code: 'no-file', text: '材料还不全' },
      ],
    },
  },
  async evidence(ctx, { form }) {
    const found = await organisationById(ctx.db, form.organisation)
    const named = await namesOf(ctx)
    const corrected = form.corrects ? await eventById(ctx.db, form.corrects) : null
    return {
      comparisons: [],
      tabs: [
        {
          key: 'entry',
          title: '登记内容',
          kind: 'facts',
          facts: [
            { label: '机构', text: found?.name ?? '' },
            { label: '项目', text: named(form.indicator) },
            { label: '发生日期', text: formatDay(form.happenedOn) },
            { label: '次数', text: String(form.count) },
            { label: '依据', text: form.evidence },
            ...(corrected ? [{ label: '更正的记录', text: corrected.evidence }] : []),
          ],
        },
      ],
      documents: [{ title: '这家机构的信用页', href: `/credit/${form.organisation}` }],
    }
  },
})

async function record(ctx: VerbContext, file: CaseFile<EntryForm>): Promise<undefined> {
  const { form, number } = file
  if (!(await hasFiles(ctx.db, number))) throw refusals.noEvidence()
  if (form.corrects && (await leftOf(ctx.db, form.corrects)) + form.count < 0) throw refusals.tooMany()
  await addEvent(ctx.db, {
    ...form,
    source: `entry:${number}`,
    why: form.corrects ? 'wrong' : null,
    at: ctx.now,
  })
  const year = yearOf(form.happenedOn)
  if (form.count > 0) await declineWhereLower(ctx.asSystem('新的信用信息'), form.organisation, year)
  else await restoreWhereHigher(ctx, form.organisation, year, `${number} 更正`)
  return undefined
}
