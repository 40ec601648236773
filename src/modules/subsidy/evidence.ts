import type { CaseFile, Comparison, Evidence } from '../../kernel/case/index.ts'
import { formatDay } from '../../kernel/value/civil-date.ts'
import { levelName } from '../../kernel/value/level.ts'
import { sameOccupation } from '../../kernel/value/occupation.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { certificateById, certificateTab } from '../certificates/index.ts'
import { organisationById } from '../organisations/index.ts'
import { payeeAccount } from '../payments/index.ts'
import { personById, standing } from '../people/index.ts'
import { trainingRecord } from '../training/index.ts'
import { claimOfCase, paidHistory } from './claim.ts'
import { GROUP_NAMES } from './facts.ts'
import { payeeRef } from './payee-ref.ts'

/** 申报与权威数据对照: what the records say beside what the registers say, for the officer who reviews a claim. */
export async function claimEvidence(ctx: VerbContext, file: CaseFile): Promise<Evidence> {
  const claim = await claimOfCase(ctx.db, file.number)
  const person = await personById(ctx, claim.person)
  const certificate = await certificateById(ctx.db, claim.certificate)
  const training = claim.class ? await trainingRecord(ctx.db, claim.class, claim.person) : null
  const now = await standing(ctx, claim.person, training?.filedOn ?? ctx.today)
  const history = await paidHistory(ctx.db, claim.person, claim.number)
  const certificateShown = await certificateTab(ctx, claim.certificate)
  const account = await payeeAccount(ctx.db, payeeRef(claim))
  const payee = claim.payee === 'person' ? null : await organisationById(ctx.db, claim.payeeId)
  const same = history.filter(
    (paid) => sameOccupation(paid.occupation, claim.occupation) && paid.level === claim.level,
  )
  const comparisons: Comparison[] = [
    line(
      '姓名、身份证号',
      person?.maskedName ?? '—',
      person?.maskedIdNumber ?? '—',
      '人员名录',
      'A',
      person !== null,
    ),
    line(
      '证书编号',
      `${claim.occupation} ${levelName(claim.level)}`,
      certificate?.number ?? '没有查到',
      '证书名录',
      'A',
      certificate?.state === 'valid',
    ),
    line(
      '发证日期',
      '—（免填）',
      certificate ? formatDay(certificate.issuedOn) : '没有查到',
      '证书名录',
      'A',
      certificate !== null,
    ),
    line(
      '培训考勤',
      training ? `${training.hours} 课时` : '—',
      training ? `实到 ${training.attendedHours} 课时（${training.attendancePercent}%）` : '没有查到',
      '扫码签到记录',
      'A',
      training?.completed === true,
    ),
    line(
      '人员类别',
      GROUP_NAMES[claim.group],
      now.group ? GROUP_NAMES[now.group] : '登记中没有',
      now.sources[0]?.source ?? '人员名录',
      now.sources[0]?.trust ?? 'C',
      now.group === claim.group,
    ),
    line(
      '是否重复领取',
      '—（免填）',
      same.length === 0 ? '同职业同等级没有领过' : '已经领过',
      '全市补贴台账',
      'A',
      same.length === 0,
    ),
    line(
      '收款账户',
      payee?.name ?? '本人',
      account ? `${account.holder} ${account.masked}` : '还没有登记',
      '收款账户登记',
      'B',
      account !== null,
    ),
  ]
  return {
    comparisons,
    tabs: [
      ...(certificateShown ? [certificateShown] : []),
      ...(training
        ? [
            {
              key: 'attendance',
              title: '培训考勤',
              kind: 'attendance' as const,
              needed: 80,
              days: training.days,
              note: `应到 ${training.days.length} 天，实到 ${training.days.filter((day) => day.attended > 0).length} 天；同班 ${training.classmates} 人。`,
            },
          ]
        : []),
    ],
    documents: training
      ? [{ title: `开班备案 ${training.number}`, href: `/work/cases/${training.number}` }]
      : [],
  }
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
