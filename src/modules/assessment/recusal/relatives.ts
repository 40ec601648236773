import { z } from 'zod'
import { levelName } from '../../../kernel/value/level.ts'
import { maskIdNumber } from '../../../kernel/value/person/mask.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { knownPeople, numberKeys } from '../../people/index.ts'
import { refusals } from '../refusals.ts'
import { candidatesOf, type Exam, examinedBy, lockExam } from '../store.ts'
import { takeEffect } from './effect.ts'
import { myCard } from './my-card.ts'
import { recusalOn } from './policy.ts'
import { endRelative, insertRelative, relativesOf } from './relatives-store.ts'

/** So many one person keeps declared. */
const MOST = 100

/** 常备申报: the relatives that one keeps declared; compared with the candidates of every examination by the number, which nobody is shown. */
export const myRelatives = verb({
  name: 'assessment.my-relatives',
  title: '查看本人的常备申报',
  http: 'GET /assessment/relatives',
  who: may('assessment.declare'),
  input: z.strictObject({}),
  output: z.object({
    /** The card under which one declares; null where the account stands behind none. */
    card: z.string().nullable(),
    relations: z.array(z.object({ code: z.string(), text: z.string() })),
    items: z.array(z.object({ id: z.uuid(), name: z.string(), idNumber: z.string(), relation: z.string() })),
  }),
  async run(ctx) {
    const me = await myCard(ctx)
    const relations = recusalOn(await ctx.standards(), ctx.today).relations
    const all = me ? await relativesOf(ctx, [me.person]) : []
    return {
      card: me?.card ?? null,
      relations,
      items: all.map(({ id, name, idNumber, relation }) => ({
        id,
        name,
        idNumber: maskIdNumber(idNumber),
        relation: relations.find(({ code }) => code === relation)?.text ?? relation,
      })),
    }
  },
})

/** 添一条常备申报: holds for every examination from now on, those that one was assigned to already among them. */
export const addRelative = verb({
  name: 'assessment.add-relative',
  title: '添一条常备申报',
  http: 'POST /assessment/relatives',
  who: may('assessment.declare'),
  input: z.strictObject({
    name: z.string().trim().min(2, '请填写姓名').max(40),
    idNumber: z.string().trim().toUpperCase().min(6, '请填写证件号码').max(30),
    relation: z.string().max(30),
  }),
  output: z.object({ done: z.array(z.string()) }),
  async run(ctx, said) {
    const me = await myCard(ctx)
    if (!me) throw refusals.noCardHere()
    if (!recusalOn(await ctx.standards(), ctx.today).relations.some(({ code }) => code === said.relation))
      throw refusals.badBonds({ fields: [{ path: 'relation', message: '请选一种关系' }] })
    if (numberKeys(said.idNumber, ctx.today).length === 0)
      throw refusals.badBonds({
        fields: [{ path: 'idNumber', message: '证件号码不对，请核对' }],
        detail: '证件号码不对，请核对。',
      })
    const all = await relativesOf(ctx, [me.person])
    if (all.length >= MOST)
      throw refusals.badBonds({
        fields: [{ path: 'name', message: `最多登记 ${MOST} 人，请先撤销不再需要的` }],
      })
    if (all.some(({ idNumber }) => idNumber === said.idNumber))
      throw refusals.badBonds({
        fields: [{ path: 'idNumber', message: '这个人已经申报过' }],
        detail: '这个人已经登记过，不用再登。',
      })
    const id = await insertRelative(ctx, {
      person: me.person,
      said,
      by: ctx.actor.account ?? '',
      at: ctx.now,
    })
    ctx.act.after({ relative: id })
    const known = (await knownPeople(ctx, [said.idNumber])).get(said.idNumber)
    const done: string[] = []
    if (known)
      for (const { id: exam } of await examinedBy(ctx.db, me.person)) {
        const held = await lockExam(ctx.db, exam)
        if (held) done.push(...(await effectIn(ctx, held, me.person, known.id)))
      }
    return { done }
  },
})

async function effectIn(ctx: VerbContext, exam: Exam, person: string, candidate: string): Promise<string[]> {
  const sits = (await candidatesOf(ctx.db, exam.id)).some((one) => one.seat && one.person === candidate)
  if (!sits) return []
  const done = await takeEffect(ctx.asSystem('常备申报'), exam, { person, candidates: [candidate] })
  return done.map((said) => `${exam.occupation.name} ${levelName(exam.level)}：${said}`)
}

/** 撤下一条常备申报: with the reason; what it has done already stays done. */
export const endRelativeDeclared = verb({
  name: 'assessment.end-relative',
  title: '撤下一条常备申报',
  http: 'POST /assessment/relatives/{id}/end',
  who: may('assessment.declare'),
  input: z.strictObject({
    id: z.uuid(),
    why: z.string().trim().min(4, '请写明为什么撤下，至少 4 个字').max(300),
  }),
  output: z.object({}),
  async run(ctx, { id, why }) {
    const me = await myCard(ctx)
    if (!me || !(await endRelative(ctx.db, { id, person: me.person, why, at: ctx.now })))
      throw refusals.relativeStays()
    ctx.act.after({ relative: id, ended: true })
    return {}
  },
})
