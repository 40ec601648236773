import { z } from 'zod'
import { maskName } from '../../../../kernel/value/person/mask.ts'
import { may, type VerbContext, verb } from '../../../../kernel/verb/index.ts'
import { pageAsked, pageNeighbours } from '../../../../kernel/verb/paging.ts'
import { organisationsByIds } from '../../../organisations/index.ts'
import { peopleByIds } from '../../../people/index.ts'
import { ownProvider } from '../../teachers/enter.ts'
import { teachersEver, teachersIn } from '../../teachers/store.ts'
import { EMPLOYMENTS, type Employment, qualificationsText, type Teacher } from '../../teachers/teacher.ts'

/** A teacher as the provider and the bureau read the register. */
const TeacherShape = {
  id: z.uuid(),
  person: z.uuid(),
  name: z.string(),
  idNumber: z.string(),
  employment: z.enum(Object.keys(EMPLOYMENTS) as [Employment, ...Employment[]]),
  employmentText: z.string(),
  occupations: z.array(z.string()),
  skill: z.string().nullable(),
  title: z.string().nullable(),
  teaching: z.string().nullable(),
  qualifications: z.string(),
  from: z.string(),
  until: z.string().nullable(),
  why: z.string().nullable(),
}

/** The teachers of one's own provider, those who left last (本机构教师). */
export const myTeachers = verb({
  name: 'training.my-teachers',
  title: '查看本机构教师',
  http: 'GET /training/teachers',
  who: may('training.teach'),
  input: z.strictObject({}),
  output: z.object({ teachers: z.array(z.object(TeacherShape)) }),
  async run(ctx) {
    const provider = await ownProvider(ctx)
    const teachers = await teachersEver(ctx.db, provider.id)
    const now = teachers.filter(({ until }) => until === null)
    return {
      teachers: await shown(ctx, [...now, ...teachers.filter(({ until }) => until !== null)], (name) => name),
    }
  },
})

const PAGE = 20

/** The teachers of the providers of one's own districts, the last entered first (教师登记). */
export const supervisedTeachers = verb({
  name: 'training.supervised-teachers',
  title: '查询本区教师登记',
  http: 'GET /training/supervised-teachers',
  who: may('training.supervise'),
  input: z.strictObject({ provider: z.uuid().optional(), ...pageAsked }),
  output: z.object({
    items: z.array(z.object({ ...TeacherShape, provider: z.object({ id: z.uuid(), name: z.string() }) })),
    ...pageNeighbours,
  }),
  async run(ctx, { provider, ...asked }) {
    const { items, ...neighbours } = await teachersIn(
      ctx.db,
      { districts: ctx.actor.districts, provider },
      { ...asked, size: PAGE },
    )
    const providers = await organisationsByIds(
      ctx.db,
      items.map((one) => one.provider),
    )
    const teachers = await shown(ctx, items, maskName)
    return {
      ...neighbours,
      items: teachers.map((one, at) => {
        const id = items[at]?.provider ?? ''
        return { ...one, provider: { id, name: providers.get(id)?.name ?? '' } }
      }),
    }
  },
})

/** The provider reads its own teachers' whole names: it chooses among them; the numbers are masked for everybody. */
async function shown(ctx: VerbContext, teachers: readonly Teacher[], nameAs: (name: string) => string) {
  const people = await peopleByIds(
    ctx,
    teachers.map(({ person }) => person),
  )
  return teachers.map(({ provider: _provider, ...one }) => ({
    ...one,
    name: nameAs(people.get(one.person)?.name ?? ''),
    idNumber: people.get(one.person)?.maskedIdNumber ?? '',
    employmentText: EMPLOYMENTS[one.employment],
    qualifications: qualificationsText(one),
  }))
}
