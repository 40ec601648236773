import { z } from 'zod'
import { levelName } from '../../../kernel/value/level.ts'
import { CertificateLevelKey, Day, LevelText, OccupationName } from '../../../kernel/value/shapes.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import { periodInWords } from '../../../kernel/value/time/period.ts'
import { anybody, may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { occupationIn, registerOn } from '../../occupations/rules.ts'
import { peopleInReach } from '../../people/index.ts'
import { outlooksOf } from '../application/outlooks.ts'
import { EDUCATION_KINDS } from '../eligibility/condition.ts'
import { refusals } from '../refusals.ts'
import { type Outlook, outlook } from '../rules.ts'

const Answer = z.object({
  occupation: z.string(),
  levels: z.array(
    z.object({
      level: z.string(),
      name: z.string(),
      /** yes 现在可以报, later 到时可以报, no 时间解决不了, unknown 没有公布的标准. */
      standing: z.enum(['yes', 'later', 'no', 'unknown']),
      from: z.string().nullable(),
      /** In one sentence: 还差8个月，2027年1月10日起可报. */
      says: z.string(),
      /** By what, or what is missing and what to do, one a line. */
      reasons: z.array(z.object({ text: z.string(), clause: z.string(), assumed: z.boolean() })),
    }),
  ),
})
export type LevelsAnswer = z.output<typeof Answer>

/** 我能报几级: each level of an occupation for oneself, by what the registers know. */
export const myLevels = verb({
  name: 'assessment.my-levels',
  title: '查看我能报几级',
  http: 'GET /assessment/my-levels',
  who: may('my.read'),
  input: z.strictObject({ occupation: OccupationName }),
  output: Answer,
  async run(ctx, { occupation }) {
    const { person } = ctx.actor
    if (!person) throw refusals.enrolAsOneself()
    await requireOccupation(ctx, occupation)
    return answerOf(ctx, occupation, await outlooksOf(ctx, person, occupation))
  },
})

/** The same for somebody at the counter (窗口代查). */
export const levelsOfPerson = verb({
  name: 'assessment.levels-of',
  title: '查看某人能报几级',
  http: 'GET /people/{id}/levels',
  who: may('facts.read'),
  recorded: true,
  input: z.strictObject({ id: z.uuid(), occupation: OccupationName }),
  output: Answer,
  async run(ctx, { id, occupation }) {
    if ((await peopleInReach(ctx, [id])).length === 0) throw refusals.noSuchPerson()
    await requireOccupation(ctx, occupation)
    ctx.act.subject('person', id)
    return answerOf(ctx, occupation, await outlooksOf(ctx, id, occupation))
  },
})

/** The same by a few questions, before anybody signs in (先问一问); nothing of it is kept. */
export const askLevels = verb({
  name: 'assessment.ask-levels',
  title: '问一问能报几级',
  http: 'GET /assessment/levels',
  who: anybody(),
  input: z.strictObject({
    occupation: OccupationName,
    born: Day,
    /** Since when one works in the occupation or a related one, without a break. */
    workFrom: Day.optional(),
    certificate: CertificateLevelKey.optional(),
    certificateOn: Day.optional(),
    education: z.enum(EDUCATION_KINDS).optional(),
  }),
  output: Answer,
  async run(ctx, { occupation, born, workFrom, certificate, certificateOn, education }) {
    await requireOccupation(ctx, occupation)
    if (born >= ctx.today)
      throw refusals.badAnswers({ fields: [{ path: 'born', message: '请核对出生日期' }] })
    const standards = await ctx.standards()
    const applicant = {
      onDay: ctx.today,
      born,
      work: workFrom ? [{ from: workFrom, to: null }] : [],
      certificates:
        certificate && certificateOn ? [{ level: Number(certificate) as 5, issuedOn: certificateOn }] : [],
      titles: [],
      education: education ? [{ kind: education, majorMatches: true, graduated: true as const }] : [],
    }
    const holds = (level: string) => (certificate === level ? '您说的这一张' : null)
    return answerOf(
      ctx,
      occupation,
      (['5', '4', '3', '2', '1'] as const).map((level) =>
        outlook({ occupation, level: LevelText.parse(level), applicant, holds: holds(level) }, standards),
      ),
    )
  },
})

async function requireOccupation(ctx: VerbContext, name: string): Promise<void> {
  const register = registerOn(await ctx.standards(), ctx.today)
  if (register.classification !== null && !occupationIn(register, name))
    throw refusals.noSuchOccupation({
      fields: [{ path: 'occupation', message: '请按职业分类大典的名称填写' }],
    })
}

const answerOf = ({ today }: VerbContext, occupation: string, all: readonly Outlook[]): LevelsAnswer => ({
  occupation,
  levels: all.map(({ level, now, from }) => {
    const met = now.outcome === 'granted'
    const unknown = now.outcome === 'undecidable' || now.outcome === 'held'
    const about = now.reasons.filter((one) => (met ? one.needed === null : !one.met))
    return {
      level: String(level),
      name: levelName(level),
      standing: met
        ? ('yes' as const)
        : from
          ? ('later' as const)
          : unknown
            ? ('unknown' as const)
            : ('no' as const),
      from,
      says: met
        ? '现在就可以报'
        : from
          ? `还差${periodInWords(today, from)}，${formatDay(from)}起可报`
          : unknown
            ? '还没有公布这一天的标准'
            : '还缺条件，光等时间不够',
      reasons: about.map(({ found, needed, next, clause, assumed }) => ({
        text: [needed ? `要${needed}` : found, next].filter(Boolean).join('；'),
        clause: clause.text,
        assumed,
      })),
    }
  }),
})
