import type { z } from 'zod'
import { offeredOn } from '../../kernel/case/index.ts'
import type { Fen } from '../../kernel/value/money.ts'
import { type CivilDate, formatDay } from '../../kernel/value/time/civil-date.ts'
import { formatMoment } from '../../kernel/value/time/moment.ts'
import { daysLeftWords } from '../../kit/days-left.ts'
import { DecisionView } from '../../kit/decision-view.tsx'
import { myMoney } from '../../modules/payments/index.ts'
import { endsOf, listExpiring } from '../../modules/policy/index.ts'
import { DataTable } from '../../portal/kit/data-table.tsx'
import { EmptyState } from '../../portal/kit/empty-state.tsx'
import { Steps } from '../../portal/kit/form/steps.tsx'
import { Notice } from '../../portal/kit/notice.tsx'
import { PageHeading } from '../../portal/kit/page-heading.tsx'
import { DayText } from '../../portal/kit/text/day-text.tsx'
import { Timeline } from '../../portal/kit/timeline.tsx'
import { page } from '../../portal/page.ts'
import { CASE_VERBS, FILE_VERBS, PROCEDURES, WORK_VERBS } from '../modules.ts'
import { type CaseFiles, CaseFilesSection, caseFileActions } from './case-files.tsx'
import { CorrectionSection, correctionActions } from './corrections.tsx'
import { givesUp, giveUpPage } from './give-up.tsx'
import { type Returned, ReturnedNotice } from './joined/returned-notice.tsx'
import { sentPage } from './sent.tsx'

type Item = z.infer<typeof CASE_VERBS.listCases.output>['items'][number]
type Detail = z.infer<typeof CASE_VERBS.readCase.output> & {
  ends: Record<string, string>
  files: CaseFiles
  /** It belongs to a service that is rated. */
  rated: boolean
}

type Todo = z.infer<typeof WORK_VERBS.listTodo.output>

/** States in which nobody asks any more: given up, or not taken up in time. */
const GIVEN_UP = ['withdrawn', 'lapsed']

const DOORS = [
  { title: '我的消息', href: '/my/messages' },
  { title: '我的证书', href: '/my/certificates' },
  { title: '技能护照', href: '/my/passport' },
  { title: '我的报名', href: '/my/sign-ups' },
  { title: '我的培训', href: '/my/training' },
  { title: '我的培养协议', href: '/my/agreements' },
  { title: '我的网课', href: '/my/online' },
  { title: '我的考试', href: '/my/exams' },
  { title: '我的补贴', href: '/my/subsidies' },
  { title: '我的评价', href: '/interact/ratings' },
  { title: '我的资料和收款账户', href: '/my/profile' },
  { title: '我的登记信息，申请更正', href: '/my/facts' },
  { title: '把待办期限加进日历', href: '/my/calendar.ics' },
] as const

/** /my: everything of mine, and where each case stands. */
const homePage = page({
  path: '/my',
  title: '我的',
  section: 'my',
  who: 'my.read',
  personal: true,
  load: async ({ perform, actor }) => ({
    name: actor.label,
    todo: await perform(WORK_VERBS.listTodo, {}),
    items: (await perform(CASE_VERBS.listCases, { box: 'all' })).items,
    back: (await perform(myMoney, {})).back,
  }),
  view: ({ name, todo, items, back }: { name: string; todo: Todo; items: Item[]; back: Returned[] }) => (
    <>
      <PageHeading title="我的">
        <span translate="no">{name}</span>，您好。
      </PageHeading>
      <ReturnedNotice back={back} />
      <ToDo todo={back.length > 0 ? without(todo, 'payments.money-back') : todo} />
      <nav aria-label="我的" className="doors-my">
        {DOORS.map(({ title, href }) => (
          <a key={href} href={href} className="card">
            {title}
          </a>
        ))}
      </nav>
      <h2>办件</h2>
      <DataTable
        caption="我的办件"
        captionHidden
        columns={[
          { title: '办件', show: (one: Item) => <a href={`/my/cases/${one.number}`}>{one.kindTitle}</a> },
          { title: '办件号', show: (one: Item) => one.number },
          { title: '进度', show: (one: Item) => one.stateTitle },
          { title: '在谁手里', show: (one: Item) => one.holder },
          {
            title: '还剩',
            show: (one: Item) =>
              one.workingDaysLeft === null
                ? '——'
                : daysLeftWords(one.workingDaysLeft).text.replace(/^剩 /, ''),
          },
        ]}
        rows={items}
        rowKey={(one) => one.number}
        empty={
          <EmptyState title="还没有办件" next={{ title: '找一个培训班', href: '/learn/classes' }}>
            参加补贴培训、取得证书后，补贴由系统自动发起。
          </EmptyState>
        }
      />
    </>
  ),
})

/** What stands on the page already, in more words, is not listed a second time. */
function without(todo: Todo, kind: string): Todo {
  const items = todo.items.filter(({ key }) => !key.startsWith(`${kind} `))
  return { ...todo, items, total: todo.total - (todo.items.length - items.length) }
}

/** 待我处理: what waits for the citizen, the most urgent first; nothing where nothing does. */
function ToDo({ todo: { items, total } }: { todo: Todo }) {
  if (items.length === 0) return null
  return (
    <section aria-labelledby="todo" className="to-do">
      <h2 id="todo">待我处理 {total} 件</h2>
      <ul>
        {items.map((one) => (
          <li key={one.key} className="card">
            <a href={one.to}>{one.title}</a>
            <span>{one.why}</span>
            <span className="muted">
              {one.detail}
              {one.due && `，${formatDay(one.due as CivilDate)}以前`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** /my/cases/{number}: where it stands, why it was decided so, and what has happened. */
const casePage = page({
  path: '/my/cases/{number}',
  title: (one: Detail) => `${one.kindTitle} ${one.number}`,
  section: 'my',
  who: 'my.read',
  personal: true,
  trail: [{ title: '我的', href: '/my' }],
  files: true,
  async load({ perform, params, standards, today }) {
    const number = params.number ?? ''
    const detail = await perform(CASE_VERBS.readCase, { number })
    const offered = Object.values(offeredOn(await standards(), today))
    const files = await perform(FILE_VERBS.listOfCase, { number })
    const rated = offered.some(({ cases }) => cases.includes(detail.kind))
    return { ...detail, files, rated, ends: endsOf(await perform(listExpiring, {})) }
  },
  view: (one: Detail) => (
    <>
      <PageHeading title={`${one.kindTitle} · ${one.stateTitle}`}>办件号 {one.number}</PageHeading>
      <Steps
        steps={stepsOf(one)}
        current={stepNow(one)}
        holder={one.closed ? null : one.holder}
        due={
          one.due ? (
            <DayText
              day={one.due as CivilDate}
              estimatedYears={one.estimatedYears}
              {...(one.workingDaysLeft === null ? {} : { left: one.workingDaysLeft })}
            />
          ) : null
        }
        ended={endedOf(one)}
      />
      {one.closed && one.rated && (
        <p>
          <a href={`/interact/ratings/${one.number}`}>评价这次办理</a>
        </p>
      )}
      <CorrectionSection one={one} files={one.files} />
      {one.held && (
        <Notice title="暂时搁置" tone="warn">
          {one.held.text}。{one.held.whose ? `等待${one.held.whose}；` : ''}
          原因消除后系统自动继续办理，不用再提交申请。
          {['account-missing', 'account-holder'].includes(one.held.code) && (
            <a href="/my/profile">去登记收款账户</a>
          )}
        </Notice>
      )}
      {one.decision && (
        <DecisionView
          title={one.kindTitle}
          decision={one.decision as never}
          ends={one.ends}
          amount={GIVEN_UP.includes(one.state) ? null : (one.amount as Fen | null)}
          {...(GIVEN_UP.includes(one.state) ? { words: givenUpWords(one) } : {})}
        />
      )}
      {one.notice?.open && (
        <p>
          <a href={`/notices/${one.notice.id}`}>看公示（{formatDay(one.notice.endsOn as CivilDate)}截止）</a>
        </p>
      )}
      <Papers one={one} />
      <CaseFilesSection files={one.files} />
      <h2>办理经过</h2>
      <Timeline
        events={one.timeline.map((event) => ({
          at: formatMoment(event.at),
          instant: event.at,
          title: event.title,
          who: event.actor,
          note: [event.note, event.reason, ...event.corrections].filter(Boolean).join('；') || null,
        }))}
      />
      {one.steps
        .filter(({ allowed, page }) => allowed && page?.startsWith('/my/'))
        .map(({ step, title, page }) => (
          <p key={step}>
            <a href={page ?? '/my'}>{title}</a>
          </p>
        ))}
      {givesUp(one).map(({ step, title }) => (
        <p key={step}>
          <a className="give-up" href={`/my/cases/${one.number}/give-up/${step}`}>
            {title}
          </a>
        </p>
      ))}
    </>
  ),
  actions: {
    ...caseFileActions,
    ...correctionActions,
  },
})

/** 文书: what can be printed of it, each only where there is something to say. */
const Papers = ({ one }: { one: Detail }) => (
  <p className="papers noprint">
    打印：<a href={`/my/cases/${one.number}/receipt.pdf`}>受理回执</a>
    {one.correction && (
      <>
        、<a href={`/my/cases/${one.number}/correction.pdf`}>补正告知书</a>
      </>
    )}
    {one.closed && (
      <>
        、<a href={`/my/cases/${one.number}/result.pdf`}>办理结果告知书</a>
      </>
    )}
  </p>
)

/** How it ended where it was not granted, in a word. */
const endedOf = (one: Detail): string | null =>
  one.state === 'refused' || GIVEN_UP.includes(one.state) ? one.stateTitle : null

/** What ended without being granted has passed no step that it did not come to, and a kind without public notice has none. */
const stepsOf = (one: Detail): string[] =>
  !one.notice && (endedOf(one) || !NOTICED.has(one.kind))
    ? ['提交', '审核', '办结']
    : ['提交', '审核', '公示', '办结']

/** The kinds of case that stand in public notice (公示) at some time. */
const NOTICED: ReadonlySet<string> = new Set(
  PROCEDURES.flatMap(({ kind, states }) =>
    Object.values(states).some(({ notice }) => notice !== undefined) ? [kind] : [],
  ),
)

/** Which of these steps it is at; what works on it before it ends is 审核, where there is no notice. */
const stepNow = (one: Detail): number => {
  const all = stepsOf(one).length
  if (endedOf(one)) return all
  return one.closed ? all + 1 : all === 4 ? one.progress : Math.min(one.progress, 2)
}

/** The conditions were met and yet nothing is paid: the page must not say that it is. */
const givenUpWords = ({ stateTitle }: Detail) => ({
  granted: `${stateTitle}，不再发放`,
  refused: stateTitle,
  undecidable: stateTitle,
  held: stateTitle,
})

export const myPages = [homePage, casePage, sentPage, giveUpPage]
