import { type CaseFile, type Evidence, type EvidenceTab, NO_EVIDENCE } from '../../../kernel/case/index.ts'
import { filesOf } from '../../../kernel/file/index.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import { formatMoment } from '../../../kernel/value/time/moment.ts'
import { allows, may, type VerbContext } from '../../../kernel/verb/index.ts'
import { linesNow, visitOf } from '../desk/standing.ts'
import { KIND_WORDS, VERDICT_WORDS } from '../in-words.ts'
import { subjectOf, VISIT_SUBJECT } from '../phone/files.ts'
import { type Line, problemsIn, remarksOf } from '../rules/checklist.ts'
import { itemsOf } from '../standard.ts'
import { signaturesIn } from '../store/entries.ts'
import { supervisorsIn } from '../store/supervisors.ts'
import { freezesOf } from '../store/visits.ts'

/** What whoever handles a visit sees; the organisation sees of the checklist only what the signed report says. */
export async function visitEvidence(ctx: VerbContext, { number, state }: CaseFile): Promise<Evidence> {
  const visit = await visitOf(ctx, number)
  const inside = ctx.actor.kind === 'official' || ctx.actor.kind === 'system'
  const facts: EvidenceTab = {
    key: 'visit',
    title: '这次督导',
    kind: 'facts',
    facts: [
      { label: '考试', text: `${visit.title} ${visit.examNumber}` },
      { label: '考点', text: visit.place },
      { label: '督导日', text: formatDay(visit.day) },
      { label: '方式', text: KIND_WORDS[visit.kind] },
      ...(visit.reportedOn
        ? [
            { label: '报告', text: visit.summary ?? '' },
            { label: '送达', text: formatDay(visit.reportedOn) },
          ]
        : []),
    ],
  }
  if (!inside && visit.reportedOn === null) return { ...NO_EVIDENCE, tabs: [facts] }
  const { lines, data } = await linesNow(ctx, visit)
  const words = new Map(itemsOf(data).map(({ id, words: text }) => [id, text]))
  const team = await supervisorsIn(ctx.db, number)
  const signatures = (await signaturesIn(ctx.db, number)).filter(({ digest }) => digest === visit.digest)
  const shown = inside && visit.reportedOn === null ? lines : problemsIn(lines)
  const problems: EvidenceTab = {
    key: 'problems',
    title: visit.reportedOn ? `不符合 ${shown.length} 项` : '检查表',
    kind: 'table',
    columns: ['检查项', '结果', '看到的情况'],
    rows: shown.map((line) => [
      words.get(line.item) ?? line.item,
      line.verdict ? VERDICT_WORDS[line.verdict] : line.apart ? '督导员不一致' : '没有填完',
      remarksOf(line).join('；'),
    ]),
  }
  return {
    comparisons: [],
    tabs: [
      // What is to be put right stands first, once it is known.
      ...(visit.reportedOn ? [problems, facts] : [facts, problems]),
      {
        key: 'team',
        title: '督导组',
        kind: 'table',
        columns: ['督导员', '证卡', '', '签名'],
        rows: team
          .filter(({ until, owed }) => inside || (until === null && !owed))
          .map(({ name, card, lead, until, owed, why, account }) => [
            name,
            card,
            until === null ? (lead ? '组长' : '') : `${owed ? '等换人' : '已换下'}：${why ?? ''}`,
            signatures
              .filter((one) => one.account === account)
              .map(({ at }) => formatMoment(at))
              .join(),
          ]),
      },
    ],
    documents: [
      ...(await photosOf(ctx, number, shown, words)),
      ...(inside ? await linksOf(ctx, number, state) : []),
    ],
  }
}

/** The photos of these lines, each under what it shows. */
async function photosOf(
  ctx: VerbContext,
  number: string,
  lines: readonly Line[],
  words: ReadonlyMap<string, string>,
): Promise<Evidence['documents']> {
  const subjects = lines.map(({ item }) => subjectOf(number, item).id)
  const files = await filesOf(ctx.db, VISIT_SUBJECT, subjects)
  return files.map(({ id, about }, at) => ({
    title: `照片 ${at + 1}：${words.get(about ?? '') ?? ''}`,
    href: `/api/v1/files/${id}`,
  }))
}

async function linksOf(ctx: VerbContext, number: string, state: string): Promise<Evidence['documents']> {
  const { examNumber, finding, draw, handedTo } = await visitOf(ctx, number)
  const cases = [
    { title: `考试 ${examNumber}`, to: examNumber },
    ...(finding ? [{ title: `起因：疑点核查 ${finding}`, to: finding }] : []),
    ...(draw ? [{ title: `抽查 ${draw}`, to: draw }] : []),
    ...(await freezesOf(ctx.db, number)).map((one) => ({ title: `暂停发证 ${one}`, to: one })),
    ...(state === 'handed' && handedTo && handedTo !== examNumber
      ? [{ title: `处理措施 ${handedTo}`, to: handedTo }]
      : []),
  ]
  const walked = allows(may('visits.plan'), ctx.actor) || allows(may('visits.decide'), ctx.actor)
  return [
    ...(walked ? [{ title: '督导页', href: `/work/visits/${number}` }] : []),
    ...cases.map(({ title, to }) => ({ title, href: `/work/cases/${to}` })),
  ]
}
