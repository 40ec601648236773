import type { CaseFile, Comparison, Evidence } from '../../../kernel/case/index.ts'
import { levelName } from '../../../kernel/value/level.ts'
import { sameOccupation } from '../../../kernel/value/occupation.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import { allows, may, type VerbContext } from '../../../kernel/verb/index.ts'
import { type Certificate, certificateTab } from '../../certificates/index.ts'
import { organisationsByIds } from '../../organisations/index.ts'
import { payeeAccount } from '../../payments/index.ts'
import { personById, type Standing, standing } from '../../people/index.ts'
import { type TrainingRecord, trainingKind } from '../../training/index.ts'
import { claimOfCase } from '../claim.ts'
import { type ClaimFacts, GROUP_NAMES, PROJECT_NAMES } from '../facts.ts'
import { gatherCase } from './claim-steps.ts'
import { payeeRef } from './payee-ref.ts'

/** 申报与权威数据对照: what the records say beside what the registers say, for the officer who reviews a claim. */
export async function claimEvidence(ctx: VerbContext, file: CaseFile): Promise<Evidence> {
  const claim = await claimOfCase(ctx.db, file.number)
  const { facts, certificate, training, payee, payeeId } = await gatherCase(ctx, claim, 'looks')
  const person = await personById(ctx, claim.person)
  const day = facts.project === 'skill-upgrade' ? facts.appliedOn : facts.classFiledOn
  const then = await standing(ctx, claim.person, day)
  const names = await organisationNames(ctx, facts, payeeId)
  const to = payeeRef({ payee, payeeId })
  const account = to && (await payeeAccount(ctx.db, to))
  const shown = await certificateTab(ctx, certificate.id)
  const comparisons: Comparison[] = [
    line(
      '姓名、身份证号',
      person?.maskedName ?? '—',
      person?.maskedIdNumber ?? '—',
      '人员名录',
      'A',
      person !== null,
    ),
    certificateLine(claim, certificate),
    line('发证日期', '—（免填）', formatDay(certificate.issuedOn), '证书名录', 'A', true),
    ...(training ? [attendanceLine(training)] : []),
    ...(facts.project === 'skill-upgrade' ? insuranceLines(facts) : groupLines(facts, then, names)),
    ...then.contradictions.map(({ declared, registered }) => ({
      ...line('登记矛盾', declared.text, registered.text, registered.source, registered.trust, false),
      result: 'bad' as const,
      note: `${declared.source}申报与登记不一致，请核实以哪一方为准`,
    })),
    historyLine(facts),
    line(
      '收款账户',
      payee === 'person' ? '本人' : (names.get(payeeId ?? '') ?? '收款单位尚未确定'),
      account ? `${account.holder} ${account.masked}` : '还没有登记',
      '收款账户登记',
      'B',
      account !== null,
    ),
  ]
  return {
    comparisons,
    tabs: [...(shown ? [shown] : []), ...(training ? [await attendanceTab(ctx, training)] : [])],
    documents: [
      ...(training ? [{ title: `开班备案 ${training.number}`, href: `/work/cases/${training.number}` }] : []),
      ...(allows(may('ledger.read'), ctx.actor)
        ? [{ title: '一笔钱的来龙去脉', href: `/work/money/${file.number}` }]
        : []),
    ],
  }
}

function certificateLine(
  { occupation, level }: Pick<Awaited<ReturnType<typeof claimOfCase>>, 'occupation' | 'level'>,
  certificate: Certificate,
): Comparison {
  const named = certificate.workType ?? certificate.occupation.name
  const same =
    certificate.level === level &&
    (sameOccupation(named, occupation) || sameOccupation(certificate.occupation.name, occupation))
  const state = { valid: '', corrected: '（已更正）', revoked: '（已撤销）' }[certificate.state]
  const authoritative = `${named} ${levelName(certificate.level)}，${certificate.number}${state}`
  const found = line('证书', `${occupation} ${levelName(level)}`, authoritative, '证书名录', 'A', true)
  if (certificate.state === 'valid' && same) return found
  return { ...found, result: 'bad', note: same ? '证书现在无效' : '证书的职业或等级与培训的不同' }
}

/** The class's sign-ins; whatever was noticed in them or in the roster stands beside them. */
function attendanceLine(training: TrainingRecord): Comparison {
  const found = line(
    '培训考勤',
    `${training.hours} 课时`,
    `实到 ${training.attendedHours} 课时（${training.attendancePercent}%）`,
    '签到记录',
    'A',
    training.completed,
  )
  if (!training.completed) return { ...found, result: 'bad', note: '没有结业' }
  if (training.attention.length === 0) return found
  return { ...found, result: 'attention', note: training.attention.join('；') }
}

function groupLines(
  facts: Exclude<ClaimFacts, { project: 'skill-upgrade' }>,
  then: Standing,
  names: ReadonlyMap<string, string>,
): Comparison[] {
  const held = then.groups.filter(({ trust }) => trust === 'A' || trust === 'B')
  const own = held.find(({ group }) => group === facts.group)
  const source = then.sources.find(({ id }) => id === (own ?? held[0])?.id)
  const group = line(
    '人员类别',
    GROUP_NAMES[facts.group],
    held.length > 0 ? held.map((one) => GROUP_NAMES[one.group]).join('、') : '登记中没有',
    source?.source ?? '人员名录',
    source?.trust ?? 'C',
    own !== undefined,
  )
  const { employment } = facts
  const checked = { ...group, result: held.length > 0 && !own ? ('bad' as const) : group.result }
  if (facts.group !== 'enterprise-employee' || employment === undefined) return [checked]
  const name = (id: string | null) => (id === null ? '没有登记' : (names.get(id) ?? '名录里没有的单位'))
  const changed = employment.completion !== null && employment.completion !== employment.filing
  const employer = line(
    '用人单位',
    name(employment.declared),
    changed
      ? `备案当日 ${name(employment.filing)}；结业当日 ${name(employment.completion)}`
      : name(employment.filing),
    '社保登记',
    'A',
    employment.filing !== null && employment.filing === employment.declared && !changed,
  )
  const note = employment.confirmed
    ? `区人社局已核定由${name(employment.confirmed)}领取`
    : changed
      ? '培训期间换了用人单位'
      : null
  return [checked, { ...employer, note }]
}

function insuranceLines(facts: Extract<ClaimFacts, { project: 'skill-upgrade' }>): Comparison[] {
  return [
    line(
      '失业保险',
      '—（免填）',
      `累计缴费 ${facts.insuredMonths} 个月，${facts.enterpriseInsured ? '企业参保' : '不是企业参保'}`,
      '社保登记',
      'A',
      facts.enterpriseInsured === true,
    ),
    line(
      '是否退休',
      '—（免填）',
      facts.retired ? '已退休' : '未退休',
      '社保登记',
      'A',
      facts.retired === false,
    ),
  ]
}

/** What was paid or is on its way for the same occupation and level and stands in the way of this claim. */
function historyLine({ occupation, level, history, project }: ClaimFacts): Comparison {
  const said = history
    .filter((paid) => (project === 'assessment') === (paid.project === 'assessment'))
    .filter((paid) => sameOccupation(paid.occupation, occupation) && paid.level === level)
    .map(
      (paid) =>
        `${OTHER_NAMES[paid.project]}${paid.paidOn ? `（${formatDay(paid.paidOn)}到账）` : '（已批准，正在拨付）'}`,
    )
  return line(
    '是否重复领取',
    '—（免填）',
    said.length === 0 ? '同职业同等级没有领过，也没有在途的' : said.join('、'),
    '全市补贴台账',
    'A',
    said.length === 0,
  )
}

const OTHER_NAMES = { ...PROJECT_NAMES, apprenticeship: '新型学徒制补贴' }

async function attendanceTab(ctx: VerbContext, training: TrainingRecord) {
  const edition = (await ctx.standards()).inForce(trainingKind, training.filedOn)
  return {
    key: 'attendance',
    title: '培训考勤',
    kind: 'attendance' as const,
    needed: edition?.data.attendance.minimumPercent ?? 0,
    days: training.days,
    note: `应到 ${training.days.length} 天，实到 ${training.days.filter((day) => day.attended > 0).length} 天；同班 ${training.classmates} 人。`,
  }
}

async function organisationNames(
  ctx: VerbContext,
  facts: ClaimFacts,
  payeeId: string | null,
): Promise<Map<string, string>> {
  const employment = facts.project === 'skill-upgrade' ? undefined : facts.employment
  const ids = [payeeId, ...Object.values(employment ?? {})].filter((id) => id !== null)
  const found = await organisationsByIds(ctx.db, ids)
  return new Map([...found].map(([id, { name }]) => [id, name]))
}

function line(
  item: string,
  declared: string,
  authoritative: string,
  source: string,
  trust: Comparison['trust'],
  met: boolean,
): Comparison {
  return { item, declared, authoritative, source, trust, result: met ? 'ok' : 'attention', note: null }
}
