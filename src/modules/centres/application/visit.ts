import { z } from 'zod'
import { type CaseFile, readEvents, type StepOutcome } from '../../../kernel/case/index.ts'
import { Day } from '../../../kernel/value/shapes.ts'
import { civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { refusals } from '../refusals.ts'
import { centresOn } from '../standard.ts'
import { photosOf } from './facts.ts'
import { addVisit, visitsOf } from './store.ts'

/** What an inspector fills in and signs (复核记录). */
export const VisitForm = z.strictObject({
  visitedOn: Day.meta({ title: '复核日期', format: 'date' }),
  capacity: z.number('请填数字').int().min(0).max(100_000).meta({ title: '现场核到同期能培训', unit: '人' }),
  teachers: z.number('请填数字').int().min(0).max(1000).meta({ title: '现场核到的教师', unit: '人' }),
  finding: z.string().trim().min(10, '请写清看了什么，至少10个字').max(500, '最多500个字').meta({
    title: '看到的情况',
    kind: 'long-text',
    description: '场地、设备、教师、台账，与申报一致不一致',
  }),
  free: z
    .literal(true, '有利害关系的请选“回避”')
    .meta({ title: '我与这家企业没有利害关系', type: 'boolean' }),
})

/** The day on which an enterprise applied. */
export const appliedOn = ({ openedAt }: CaseFile) => civilDateOf(openedAt)

/** One inspector signs; with the last of those that the standard asks for it goes on, if the photos are there. */
export async function signed(
  ctx: VerbContext,
  file: CaseFile,
  input: z.output<typeof VisitForm>,
): Promise<StepOutcome | undefined> {
  const { account, label, organisation } = ctx.actor
  if (!account || organisation === file.organisation) throw refusals.ownOrganisation()
  const events = await readEvents(ctx.db, file.number)
  if (events.some(({ step, actor }) => step === 'recuse' && actor === account))
    throw refusals.ownOrganisation({ detail: '您已经申明回避，请由别的复核人办理。' })
  if (input.visitedOn > ctx.today)
    throw refusals.visitedInFuture({ fields: [{ path: 'input.visitedOn', message: '请核对日期' }] })
  if (input.visitedOn < appliedOn(file))
    throw refusals.visitedBefore({ fields: [{ path: 'input.visitedOn', message: '请填这次到现场的日期' }] })
  const { visitedOn, capacity, teachers, finding } = input
  const visit = { account, label, visitedOn, capacity, teachers, finding, at: ctx.now }
  if (!(await addVisit(ctx.db, file.number, visit))) throw refusals.inspectedAlready()
  const visits = await visitsOf(ctx.db, file.number)
  const { visit: rules } = centresOn(await ctx.standards(), appliedOn(file)).data
  if (visits.length < rules.inspectors)
    return { note: `${label}已签字，还要 ${rules.inspectors - visits.length} 人` }
  const photos = await photosOf(ctx, file.number, visits)
  if (photos < rules.photos)
    throw refusals.tooFewPhotos({
      detail: `现在有 ${photos} 张，要 ${rules.photos} 张。请复核人先在“材料”里附上现场照片（JPG、PNG），再签字；企业自己传的和已撤下的不算。`,
    })
  return { to: 'deciding', note: `${visits.map((one) => one.label).join('、')}签字，现场照片 ${photos} 张` }
}
