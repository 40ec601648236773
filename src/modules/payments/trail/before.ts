import { type CaseFile, noticeOfCase, type Procedure, readEvents } from '../../../kernel/case/index.ts'
import { clauseAddress } from '../../../kernel/decision/clause-address.ts'
import { groundsOf } from '../../../kernel/ground/index.ts'
import { citationsOf } from '../../../kernel/standard/citations.ts'
import { levelName } from '../../../kernel/value/level.ts'
import { civilDateOf, formatDay } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { examOfCertificate } from '../../assessment/index.ts'
import { certificateById } from '../../certificates/index.ts'
import { organisationsByIds } from '../../organisations/index.ts'
import { trainingRecord } from '../../training/index.ts'
import { paymentCase } from '../payable/payment-case.ts'
import { caseOf, open, plain, type Station, station } from './station.ts'

/** What came before the money: clauses, editions, class, attendance, examination, certificate, reviewers, notice. */
export async function stationsBefore(ctx: VerbContext, file: CaseFile): Promise<Station[]> {
  const { procedure, dependant } = paymentCase(file.number)
  const grounds = await groundsOf(ctx.db, { kind: dependant, id: file.number })
  const ground = (kind: string) => grounds.find((one) => one.kind === kind)?.id
  return [
    clauses(file),
    await editions(ctx, file),
    ...(await training(ctx, file, ground('class'))),
    ...(await certified(ctx, ground('certificate'))),
    await reviewers(ctx, file, procedure),
    await notice(ctx, file),
  ]
}

function clauses({ record }: CaseFile): Station {
  const cited = new Map(
    (record?.decision.reasons ?? []).map(({ clause }) => [
      clause.text,
      open(clause.text + (clause.status === 'assumed' ? '（推定）' : ''), clauseAddress(clause)),
    ]),
  )
  return station('clause', '依据条款', [...cited.values()], '还没有作出决定。')
}

async function editions(ctx: VerbContext, { record }: CaseFile): Promise<Station> {
  const standards = await ctx.standards()
  const lines = (record?.editions ?? []).map((id) => {
    const edition = standards.known(id)
    if (!edition) return plain(id)
    const text = `${edition.name}，${formatDay(edition.from)}起`
    if (edition.kind === 'catalogue') return open(text, `/subsidy/catalog/editions/${id.split('/')[1]}`)
    const [cited] = citationsOf(edition)
    return cited ? open(text, clauseAddress({ document: cited.document, article: null })) : plain(text)
  })
  return station('edition', '所用标准的版本', lines, '还没有作出决定。')
}

async function training(ctx: VerbContext, file: CaseFile, id: string | undefined): Promise<Station[]> {
  const record = id && file.person ? await trainingRecord(ctx.db, id, file.person) : null
  if (!record) {
    const none = '这笔钱不看培训班，按证书发放。'
    return [station('class', '培训班', [], none), station('attendance', '出勤', [], none)]
  }
  const provider = (await organisationsByIds(ctx.db, [record.provider])).get(record.provider)
  const read = (text: string) => caseOf(ctx, text, record.number, record.district)
  return [
    station(
      'class',
      '培训班',
      [
        read(
          `${record.number}，${record.occupation} ${levelName(record.level)}，${formatDay(record.startsOn)}至${formatDay(record.endsOn)}`,
        ),
        ...(provider ? [open(provider.name, `/learn/providers/${provider.id}`)] : []),
      ],
      '',
    ),
    station(
      'attendance',
      '出勤',
      [
        read(
          `实到 ${record.attendedHours} 课时，应到 ${record.hours} 课时，出勤率 ${record.attendancePercent}%，${record.completed ? '已结业' : '没有结业'}`,
        ),
      ],
      '',
    ),
  ]
}

async function certified(ctx: VerbContext, id: string | undefined): Promise<Station[]> {
  const certificate = id ? await certificateById(ctx.db, id) : null
  const exam = certificate && (await examOfCertificate(ctx.db, certificate.source))
  return [
    station(
      'exam',
      '考试',
      exam
        ? [
            caseOf(
              ctx,
              `${exam.number}，${formatDay(exam.heldOn)}在${exam.place}，${exam.passed ? '合格' : '没有合格'}`,
              exam.number,
              exam.district,
            ),
          ]
        : [],
      '证书不是由本平台的考试颁发的。',
    ),
    station(
      'certificate',
      '证书',
      certificate
        ? [
            open(
              `${certificate.number}，${certificate.workType ?? certificate.occupation.name} ${levelName(certificate.level)}，${formatDay(certificate.issuedOn)}由${certificate.organisation.name}颁发`,
              `/v/${certificate.code}`,
            ),
          ]
        : [],
      '这笔钱不看证书。',
    ),
  ]
}

/** The steps that people took on it; what the system did follows from them. */
async function reviewers(ctx: VerbContext, file: CaseFile, procedure: Procedure): Promise<Station> {
  const events = await readEvents(ctx.db, file.number)
  const lines = events
    .filter(({ actorKind, step }) => actorKind === 'official' && procedure.steps[step])
    .map(({ actorLabel, step, at }) =>
      caseOf(
        ctx,
        `${formatDay(civilDateOf(at))}，${actorLabel}：${procedure.steps[step]?.title ?? step}`,
        file.number,
        file.district,
      ),
    )
  return station('reviewers', '审核人', lines, '还没有人审核。')
}

async function notice(ctx: VerbContext, file: CaseFile): Promise<Station> {
  const found = await noticeOfCase(ctx.db, file.number)
  const lines = found
    ? [
        open(
          `${formatDay(found.openedOn)}至${formatDay(found.endsOn)}公示，${found.closedOn ? '已期满' : '正在公示'}`,
          `/notices/${found.id}`,
        ),
      ]
    : []
  return station('notice', '公示', lines, '还没有公示。')
}
