import { z } from 'zod'
import { type Finding, FOUND, FOUND_OF_PERSON, type Found } from '../../kernel/module/index.ts'
import { districtName } from '../../kernel/value/district.ts'
import { type AnyVerb, anybody, may, verb } from '../../kernel/verb/index.ts'
import { peopleInReach, personById } from '../../modules/people/index.ts'
import { refusals } from '../refusals.ts'

const Groups = z.array(
  z.object({
    title: z.string(),
    items: z.array(
      z.object({
        title: z.string(),
        more: z.string(),
        /** Where it is read below /work; null where the post has no screen for it. */
        work: z.string().nullable(),
        /** Where it is read on the public site. */
        site: z.string().nullable(),
      }),
    ),
  }),
)

/** 全站搜索: every module says what of its own is found; each shows only what this actor may know of. */
const searchAll = (findings: readonly Finding[]) =>
  verb({
    name: 'search.all',
    title: '搜索',
    http: 'GET /search',
    who: anybody(),
    input: z.strictObject({ q: z.string().trim().min(1).max(60) }),
    output: z.object({ groups: Groups }),
    async run(ctx, { q }) {
      const sought = q.normalize('NFKC').trim()
      return { groups: await grouped(findings, FOUND, ({ find }) => find(ctx, sought)) }
    },
  })

/** 一个人的办件和证书, as far as the actor may see them; that they were looked at is in the audit. */
const foundOfPerson = (findings: readonly Finding[]) =>
  verb({
    name: 'search.person',
    title: '查看一个人的办件和证书',
    http: 'GET /people/{id}/found',
    who: may('people.look-up'),
    recorded: true,
    input: z.strictObject({ id: z.uuid() }),
    output: z.object({
      name: z.string(),
      idNumber: z.string(),
      document: z.string(),
      district: z.string().nullable(),
      groups: Groups,
    }),
    async run(ctx, { id }) {
      ctx.act.subject('person', id)
      const [known] = await peopleInReach(ctx, [id])
      const person = known ? await personById(ctx, known) : null
      if (!person) throw refusals.noSuchPerson()
      return {
        name: person.name,
        idNumber: person.maskedIdNumber,
        document: person.documentTitle,
        district: person.district && districtName(ctx.city, person.district),
        groups: await grouped(
          findings,
          FOUND_OF_PERSON,
          async ({ ofPerson }) => (await ofPerson?.(ctx, id)) ?? [],
        ),
      }
    },
  })

async function grouped(
  findings: readonly Finding[],
  most: number,
  look: (one: Finding) => Promise<Found[]>,
): Promise<z.input<typeof Groups>> {
  const groups = []
  // One after the other: a recorded look-up has one connection.
  for (const one of findings) {
    const found = (await look(one)).filter(({ work, site }) => work ?? site).slice(0, most)
    if (found.length === 0) continue
    const items = found.map(({ title, more, work = null, site = null }) => ({ title, more, work, site }))
    groups.push({ title: one.title, items })
  }
  return groups
}

/** The verbs of the one search box. */
export const searchVerbs = (findings: readonly Finding[]) =>
  ({
    searchAll: searchAll(findings),
    foundOfPerson: foundOfPerson(findings),
  }) satisfies Record<string, AnyVerb>
