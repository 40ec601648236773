import { z } from 'zod'
import type { Standards } from '../../kernel/standard/index.ts'
import { levelTaught } from '../../kernel/value/course-kind.ts'
import { levelName } from '../../kernel/value/level.ts'
import { LevelShape } from '../../kernel/value/shapes.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import { COURSE_LEVEL, courseOn } from '../occupations/rules.ts'
import { type Credit, heldCredit } from './credit/credit.ts'
import type { Agreement, LicenceScope, Organisation, Rectification } from './schema.ts'
import { KIND_NAMES, KINDS } from './schema.ts'
import { joined } from './standing.ts'

const ScopeView = z.object({
  occupation: z.string(),
  occupationCode: z.string().nullable(),
  levels: z.array(LevelShape),
  /** The levels as people read them: 五级（初级工）、四级（中级工）. */
  levelText: z.string(),
})

/** What anybody may see of an organisation on a day (机构公开信息). */
export const PublicOrganisation = z.object({
  id: z.uuid(),
  name: z.string(),
  creditCode: z.string(),
  kinds: z.array(z.enum(KIND_NAMES)),
  kindText: z.string(),
  district: z.string(),
  address: z.string(),
  phone: z.string(),
  /** The agreement in force on the day. */
  agreement: z.object({ number: z.string(), from: z.string(), to: z.string() }).nullable(),
  /** Under rectification on the day: no new subsidised class. */
  rectifying: z.object({ letter: z.string(), from: z.string(), reason: z.string() }).nullable(),
  /** The grade of its credit on the day, where it has one; why is told at /credit/{id}. */
  credit: z
    .object({
      grade: z.string(),
      title: z.string(),
      year: z.number().int(),
      from: z.string(),
      newClasses: z.boolean(),
    })
    .nullable(),
  training: z.array(ScopeView),
  assessment: z.array(ScopeView),
})
export type PublicOrganisation = z.infer<typeof PublicOrganisation>

/** Everything of an organisation that the register holds in dated rows. */
export interface Holdings {
  agreements: readonly Agreement[]
  scopes: readonly LicenceScope[]
  rectifications: readonly Rectification[]
  credits: readonly Credit[]
}

/** An organisation as it stands on a day. */
export function publicView(
  organisation: Organisation,
  holdings: Holdings,
  day: CivilDate,
  standards: Standards,
): PublicOrganisation {
  const now = ({ from, to }: { from: CivilDate; to: CivilDate | null }) =>
    from <= day && (to === null || day <= to)
  const agreement = holdings.agreements.find(now) ?? null
  const rectifying = holdings.rectifications.find(now) ?? null
  const credit = heldCredit(holdings.credits, day)
  const held = holdings.scopes.filter(now)
  return {
    id: organisation.id,
    name: organisation.name,
    creditCode: organisation.creditCode,
    kinds: organisation.kinds,
    kindText: organisation.kinds.map((kind) => KINDS[kind]).join('、'),
    district: organisation.district,
    address: organisation.address,
    phone: organisation.phone,
    agreement: agreement && { number: agreement.number, from: agreement.from, to: agreement.to },
    rectifying: rectifying && {
      letter: rectifying.letter,
      from: rectifying.from,
      reason: rectifying.reason,
    },
    credit: credit && {
      grade: credit.grade,
      title: credit.title,
      year: credit.year,
      from: credit.from,
      newClasses: credit.newClasses,
    },
    training: scopeViews(
      held.filter(({ purpose }) => purpose === 'training'),
      (one) => levelsTaught(standards, day, one),
    ),
    assessment: scopeViews(
      held.filter(({ purpose }) => purpose === 'assessment'),
      namesOf,
    ),
  }
}

const scopeViews = (
  scopes: readonly LicenceScope[],
  said: (one: Levels) => string,
): z.infer<typeof ScopeView>[] => joined(scopes).map((scope) => ({ ...scope, levelText: said(scope) }))

type Levels = Pick<LicenceScope, 'occupation' | 'levels'>

const namesOf = ({ levels }: Levels): string => levels.map(levelName).join('、')

/** What of an occupation is taught, as people read it: 四级（中级工）, or 创业培训 where a course beside the catalogue bears the name. */
export function levelsTaught(standards: Standards, day: CivilDate, one: Levels): string {
  const course = courseOn(standards, day, one.occupation)?.kind ?? null
  return course ? levelTaught({ level: COURSE_LEVEL, course }) : namesOf(one)
}
