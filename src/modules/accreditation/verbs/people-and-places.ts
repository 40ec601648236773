import { z } from 'zod'
import { Day, District, LevelShape } from '../../../kernel/value/shapes.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { registerPerson } from '../../people/index.ts'
import { requireOccupations } from '../application/facts.ts'
import { refusals } from '../refusals.ts'
import { insertMember, leave } from '../register/members.ts'
import { closeVenue, insertVenue } from '../register/venues.ts'

const own = ({ actor }: VerbContext): string => {
  if (!actor.organisation) throw refusals.forNoOrganisation()
  return actor.organisation
}

/** 登记考点. */
export const addVenue = verb({
  name: 'accreditation.add-venue',
  title: '登记考点',
  http: 'POST /accreditation/venues',
  who: may('accreditation.apply'),
  input: z.strictObject({
    name: z.string().trim().min(2, '请填写考点名称').max(60),
    district: District,
    address: z.string().trim().min(4, '请写清地址和房间').max(200),
    places: z.number('请填数字').int().min(1).max(10_000),
    equipment: z.string().trim().min(2, '请写明设备').max(500),
  }),
  output: z.object({ id: z.uuid() }),
  async run(ctx, given) {
    const organisation = own(ctx)
    const id = await insertVenue(ctx.db, organisation, given)
    ctx.act.subject('organisation', organisation)
    ctx.act.after({ venue: given })
    return { id }
  },
})

/** 停用考点. */
export const shutVenue = verb({
  name: 'accreditation.close-venue',
  title: '停用考点',
  http: 'POST /accreditation/venues/{id}/end',
  who: may('accreditation.apply'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({}),
  async run(ctx, { id }) {
    const organisation = own(ctx)
    if (!(await closeVenue(ctx.db, organisation, id, ctx.today))) throw refusals.noSuchVenue()
    ctx.act.subject('organisation', organisation)
    ctx.act.after({ venue: id, closedOn: ctx.today })
    return {}
  },
})

const card = {
  name: z.string().trim().min(2, '请填写姓名').max(40),
  idNumber: z.string().trim().min(15, '请填写证件号码').max(30),
  cardFrom: Day,
  cardTo: Day,
}

/** 登记考评员: who may examine what, with the card; one line an occupation. */
export const addExaminer = verb({
  name: 'accreditation.add-examiner',
  title: '登记考评员',
  http: 'POST /accreditation/examiners',
  who: may('accreditation.apply'),
  input: z.strictObject({
    ...card,
    card: z.string().trim().min(4, '请填写证卡编号').max(30),
    occupation: z.string().trim().min(1, '请填写职业').max(60),
    levels: z.array(LevelShape).min(1, '请至少选一个等级').max(6),
    login: z.string().trim().max(60).optional(),
  }),
  output: z.object({}),
  async run(ctx, { login = '', occupation, levels, ...given }) {
    await requireOccupations(ctx, [occupation])
    return enterMember(ctx, { ...given, role: 'examiner', occupation, levels, login: login || null })
  },
})

/** 登记质量督导员: R4.7 says how their cards are numbered. */
export const addSupervisor = verb({
  name: 'accreditation.add-supervisor',
  title: '登记质量督导员',
  http: 'POST /accreditation/supervisors',
  who: may('accreditation.apply'),
  input: z.strictObject({
    ...card,
    card: z.string().trim().toUpperCase().max(30),
    /** The account under which visits are walked. */
    login: z.string().trim().max(60).optional(),
  }),
  output: z.object({}),
  run(ctx, { login = '', ...given }) {
    if (!/^R\d{8}$/.test(given.card))
      throw refusals.supervisorCard({ fields: [{ path: 'card', message: '形如 R12240001' }] })
    return enterMember(ctx, {
      ...given,
      role: 'supervisor',
      occupation: null,
      levels: [],
      login: login || null,
    })
  },
})

type Entering = Omit<Parameters<typeof insertMember>[1], 'organisation' | 'person'> & {
  name: string
  idNumber: string
}

async function enterMember(ctx: VerbContext, { name, idNumber, ...given }: Entering) {
  const organisation = own(ctx)
  if (given.cardTo < given.cardFrom || given.cardTo < ctx.today)
    throw refusals.cardPast({ fields: [{ path: 'cardTo', message: '请核对证卡有效期' }] })
  const { id: person } = await registerPerson(ctx, { name, idNumber })
  if (!(await insertMember(ctx.db, { ...given, organisation, person })))
    throw refusals.cardElsewhere({ fields: [{ path: 'card', message: '请核对证卡编号' }] })
  ctx.act.subject('organisation', organisation)
  ctx.act.after({ member: given.card, role: given.role })
  return {}
}

/** 办理离任: whoever left examines nothing from today on. */
export const memberLeaves = verb({
  name: 'accreditation.member-leaves',
  title: '办理考评、督导人员离任',
  http: 'POST /accreditation/members/{id}/end',
  who: may('accreditation.apply'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({}),
  async run(ctx, { id }) {
    const organisation = own(ctx)
    if (!(await leave(ctx.db, organisation, id, ctx.today))) throw refusals.noSuchMember()
    ctx.act.subject('organisation', organisation)
    ctx.act.after({ member: id, leftOn: ctx.today })
    return {}
  },
})
