import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { openCase } from '../../../kernel/case/index.ts'
import type { Level } from '../../../kernel/value/level.ts'
import {
  checkCertificateNumber,
  checkQualificationNumber,
} from '../../../kernel/value/number/certificate-number.ts'
import { DOCUMENT_KINDS } from '../../../kernel/value/person/identity-document.ts'
import { plainName } from '../../../kernel/value/person/person-name.ts'
import { Day, LevelText, OccupationName } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { type FieldProblem, may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { organisationById } from '../../organisations/index.ts'
import { personById, registerPerson } from '../../people/index.ts'
import { certificateByNumber } from '../certificate.ts'
import { DISTINCTIONS, SCHEME_NAMES, SCHEMES, type Scheme, TITLES } from '../earlier/names.ts'
import { earlierProcedure } from '../earlier/procedure.ts'
import { rankOf } from '../earlier/rank.ts'
import { insertEarlier } from '../earlier/store.ts'
import { refusals } from '../refusals.ts'
import { sameNumber } from '../same.ts'

const Entering = z.strictObject({
  name: z.string().min(1, '请填写姓名').max(60).transform(plainName),
  document: z.enum(DOCUMENT_KINDS).default('resident-id'),
  idNumber: z.string().trim().min(1, '请填写证件号码').max(40),
  scheme: z.enum(SCHEME_NAMES, '请选择类别'),
  certificateNumber: z.string().trim().min(4, '请填写证书编号').max(40),
  occupation: OccupationName,
  occupationCode: z.string().max(20).nullable().default(null),
  /** Of a certificate; a title has a grade in its place. */
  level: LevelText.nullable().default(null),
  grade: z
    .enum(Object.keys(TITLES) as (keyof typeof TITLES)[])
    .nullable()
    .default(null),
  distinction: z.string().trim().min(4, '请写全称，至少 4 个字').max(60).nullable().default(null),
  issuedOn: Day,
  issuer: z.string().trim().min(2, '请填写发证机构').max(100),
  evidence: z.string().trim().min(4, '请写明看过哪些材料、怎样核对的，至少 4 个字').max(500),
})
type Entering = z.output<typeof Entering>

/** 登记以前的证书: by the assessment body or the counter that saw the paper; a second person checks it. */
export const enterEarlier = verb({
  name: 'certificates.enter-earlier',
  title: '登记以前的证书',
  http: 'POST /certificates/earlier',
  who: may('certificates.enter-earlier'),
  input: Entering,
  output: z.object({ number: z.string() }),
  async run(ctx, given) {
    const certificateNumber = sameNumber(given.certificateNumber)
    const fields = [...faults({ ...given, certificateNumber }, ctx.today)]
    if (fields.length > 0) throw refusals.badEntry({ fields })
    if (await certificateByNumber(ctx.db, certificateNumber)) {
      throw refusals.ownCertificate()
    }
    const person = await holder(ctx, given)
    const { district, organisation } = await placeOf(ctx, person.district)
    const file = await openCase(ctx, earlierProcedure, {
      district,
      person: person.id,
      organisation,
      title: `${given.occupation} ${rankOf(given)} 以前的证书登记`,
      subtitle: `${person.maskedName} · ${given.issuer}`,
      form: { scheme: SCHEMES[given.scheme], number: certificateNumber },
    })
    const written = await insertEarlier(ctx.db, {
      id: randomUUID(),
      number: file.number,
      person: person.id,
      scheme: given.scheme,
      certificateNumber,
      occupation: { code: given.occupationCode, name: given.occupation },
      level: given.level,
      grade: given.grade,
      distinction: given.distinction,
      issuedOn: given.issuedOn,
      issuer: given.issuer,
      evidence: given.evidence,
      state: 'entered',
    })
    if (!written) {
      throw refusals.enteredAlready({ fields: [{ path: 'certificateNumber', message: '这个编号已登记' }] })
    }
    return { number: file.number }
  },
})

/** What cannot be, by the number's own scheme. */
function* faults(
  { scheme, certificateNumber, level, grade, distinction, issuedOn }: Entering,
  today: CivilDate,
): Iterable<FieldProblem> {
  if (issuedOn > today) yield { path: 'issuedOn', message: '发证日期在今天以后' }
  if (DISTINCTIONS.includes(scheme)) {
    if (distinction === null)
      yield { path: 'distinction', message: '请写明哪项竞赛的第几名，或者什么荣誉称号' }
    if (level !== null) yield { path: 'level', message: '竞赛获奖、荣誉没有技能等级，请不要填' }
    if (grade !== null) yield { path: 'grade', message: '只有职称证书才填职称级别' }
    return
  }
  if (distinction !== null) yield { path: 'distinction', message: '只有竞赛获奖、荣誉才填名次或称号' }
  if (scheme === 'title') {
    if (grade === null) yield { path: 'grade', message: '请选择职称级别' }
    if (level !== null) yield { path: 'level', message: '职称没有技能等级，请不要填' }
    return
  }
  if (grade !== null) yield { path: 'grade', message: '只有职称证书才填职称级别' }
  if (level === null || (scheme === 'special') !== (level === 'special')) {
    yield { path: 'level', message: scheme === 'special' ? '专项证书请选专项职业能力' : '请选择等级' }
  }
  const told = toldBy(scheme, certificateNumber)
  if (told === null) return
  if (typeof told === 'string') yield { path: 'certificateNumber', message: told }
  else if (level !== null && told.level !== level)
    yield { path: 'level', message: '与编号里的等级不符，请核对' }
  else if (told.year !== Number(issuedOn.slice(2, 4)))
    yield { path: 'issuedOn', message: '与编号里的年份不符，请核对' }
}

/** The level and the year's two digits that a number tells; why it is none; null for schemes without a known form. */
function toldBy(scheme: Scheme, number: string): { level: Level; year: number } | string | null {
  if (scheme === 'qualification') {
    const checked = checkQualificationNumber(number)
    return checked.valid ? { level: checked.value.level, year: checked.value.yearInCentury } : checked.reason
  }
  if (scheme !== 'skill-level') return null
  const checked = checkCertificateNumber(number)
  return checked.valid ? { level: checked.value.level, year: checked.value.year % 100 } : checked.reason
}

/** The person on the paper, registered if need be; a name that the register knows otherwise is no match. */
async function holder(ctx: VerbContext, { name, document, idNumber }: Entering) {
  const { id, nameMatches } = await registerPerson(ctx, { name, document, idNumber, trust: 'C' })
  if (!nameMatches) {
    throw refusals.otherName({ fields: [{ path: 'name', message: '与登记的姓名不同' }] })
  }
  const person = await personById(ctx, id)
  if (!person) throw new Error(`no person ${id}`)
  return person
}

/** Where the case is checked: the body's district, or that of the counter. */
async function placeOf(
  ctx: VerbContext,
  lives: string | null,
): Promise<{ district: string; organisation: string | null }> {
  const { organisation, districts } = ctx.actor
  if (organisation) {
    const body = await organisationById(ctx.db, organisation)
    if (!body) throw refusals.asAssessor()
    return { district: body.district, organisation }
  }
  const own = districts === 'all' ? (lives ?? ctx.city.districts[0]?.code) : districts[0]
  if (!own) throw refusals.asCounter()
  return { district: own, organisation: null }
}
