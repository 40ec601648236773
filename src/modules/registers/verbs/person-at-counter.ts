import { z } from 'zod'
import { DOCUMENT_KINDS } from '../../../kernel/value/person/identity-document.ts'
import { Day, District } from '../../../kernel/value/shapes.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { findPersonByIdNumber, personById, registerPerson } from '../../people/index.ts'
import { refusals } from '../refusals.ts'

/** Finds somebody by the document that they show (按证件查找); the number is in the body, never in an address. */
export const findPerson = verb({
  name: 'people.find',
  title: '按证件查找人员',
  http: 'POST /people/find',
  who: may('facts.record'),
  withoutKey: true,
  input: z.strictObject({
    document: z.enum(DOCUMENT_KINDS).default('resident-id'),
    idNumber: z.string().trim().min(5, '请填写证件号码').max(40),
  }),
  output: z.object({ id: z.uuid(), maskedName: z.string() }),
  async run(ctx, { document, idNumber }) {
    const id = await findPersonByIdNumber(ctx, idNumber, document)
    const person = id ? await personById(ctx, id) : null
    if (!person) throw refusals.numberNotRegistered()
    ctx.act.subject('person', person.id)
    return { id: person.id, maskedName: person.maskedName }
  },
})

/** Registers somebody who stands at the counter with a document (窗口登记人员): known by B, whatever kind of document. */
export const registerAtCounter = verb({
  name: 'people.register',
  title: '登记人员',
  http: 'POST /people',
  who: may('facts.record'),
  withoutKey: true,
  input: z.strictObject({
    document: z.enum(DOCUMENT_KINDS).default('resident-id'),
    idNumber: z.string().trim().min(5, '请填写证件号码').max(40),
    name: z.string().trim().min(1, '请填写姓名').max(200),
    /** Asked for where the number does not tell: 护照、通行证、旧永居证. */
    born: Day.optional(),
    sex: z.enum(['男', '女']).optional(),
    phone: z.string().trim().max(20).optional(),
    district: District,
  }),
  output: z.object({ id: z.uuid(), created: z.boolean(), nameMatches: z.boolean() }),
  async run(ctx, { phone, ...given }) {
    ctx.within({ district: given.district })
    if (!ctx.city.districts.some(({ code }) => code === given.district)) throw refusals.noSuchDistrict()
    const done = await registerPerson(ctx, { ...given, phone: phone || null, trust: 'B' })
    ctx.act.subject('person', done.id)
    ctx.act.district(given.district)
    return done
  },
})
