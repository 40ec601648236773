import type { z } from 'zod'
import {
  Field,
  Heading,
  Paper,
  Paragraph,
  pdf,
  Qr,
  Sheet,
  Table,
  Title,
} from '../../kernel/documents/index.ts'
import { type Fen, formatYuan, yuanInWords } from '../../kernel/value/money.ts'
import { type CivilDate, civilDateOf, formatDay } from '../../kernel/value/time/civil-date.ts'
import { ruleNames } from '../../kit/rule-names.ts'
import type { CASE_VERBS } from '../modules.ts'

type Case = z.infer<typeof CASE_VERBS.readCase.output>
type Notice = z.infer<typeof CASE_VERBS.readPublicNotice.output>

/** What every paper bears: whose it is, of which day, and where it can be looked at. */
export interface Issued {
  organ: string
  day: CivilDate
  /** The site's own address. */
  origin: string
  hotline: string
  specimen: boolean
}

/** 受理回执: what was handed in, when, who has it now and until when. */
export const receiptPdf = (one: Case, issued: Issued): Promise<Uint8Array> =>
  ofCase(
    '受理回执',
    one,
    issued,
    <Paragraph>{`您提交的“${one.kindTitle}”已经收到。${whoHasIt(one)}`}</Paragraph>,
  )

/** 一次性告知书: all that is to be put right, told once, with the last day and what happens after it. */
export const correctionPdf = (one: Case, issued: Issued): Promise<Uint8Array> =>
  ofCase(
    '补正一次性告知书',
    one,
    issued,
    <>
      <Paragraph>
        {`下列 ${one.correction?.items.length ?? 0} 项请补正${one.due ? `，${formatDay(one.due as CivilDate)}以前交回` : ''}。`}
      </Paragraph>
      <Table
        columns={[
          { title: '项', share: 0.3, align: 'center' },
          { title: '补正什么', share: 3 },
          { title: '原来', share: 2 },
          { title: '答复', share: 1 },
        ]}
        rows={(one.correction?.items ?? []).map(({ ask, before, answeredAt }, at) => [
          String(at + 1),
          ask,
          before ?? '——',
          answeredAt ? '已答复' : '还没有',
        ])}
      />
      {one.correction?.note ? <Paragraph>{`工作人员说明：${one.correction.note}`}</Paragraph> : null}
      {one.correction?.overdue ? <Paragraph>{one.correction.overdue}</Paragraph> : null}
    </>,
  )

/** 办理结果告知书: how it ended, each reason with its clause, and what can be done against it. */
export function resultPdf(one: Case, issued: Issued): Promise<Uint8Array> {
  const last = one.timeline.at(-1)
  const names = ruleNames()
  const refused = one.state === 'refused'
  return ofCase(
    '办理结果告知书',
    one,
    issued,
    <>
      <Paragraph>
        {`“${one.kindTitle}”已办结：${one.stateTitle}。${[last?.reason, last?.note].filter(Boolean).join('；')}`}
      </Paragraph>
      {one.amount !== null && !refused ? (
        <Field
          label="金额"
          value={`${formatYuan(one.amount as Fen)} 元（${yuanInWords(one.amount as Fen)}）`}
        />
      ) : null}
      {one.decision && one.decision.reasons.length > 0 ? (
        <>
          <Heading>依据</Heading>
          <Table
            columns={[
              { title: '条件', share: 1.2 },
              { title: '情况', share: 2 },
              { title: '结论', share: 0.6, align: 'center' },
              { title: '依据的条款', share: 1.8 },
            ]}
            rows={one.decision.reasons.map(({ rule, clause, found, met }) => [
              names[rule] ?? clause.text,
              found ?? '——',
              met ? '符合' : '不符合',
              clause.text,
            ])}
          />
        </>
      ) : null}
      {refused && one.decision ? <Paragraph>{REMEDIES}</Paragraph> : null}
    </>,
  )
}

/** 公示: what stands in public notice, until when, and how anybody objects. */
export const noticePdf = (notice: Notice, issued: Issued): Promise<Uint8Array> =>
  sheet(
    notice.title,
    issued,
    `${issued.origin}/notices/${notice.id}`,
    '扫码看公示、提异议',
    <>
      <Field
        label="公示期"
        value={`${formatDay(notice.openedOn as CivilDate)}至${formatDay(notice.endsOn as CivilDate)}`}
      />
      {notice.fields.map(({ label, text }) => (
        <Field key={label} label={label} value={text} />
      ))}
      <Paragraph>
        {`公示期内，任何人都可以提出异议：在本站这则公示下面写明事实和理由，或者拨打 ${issued.hotline}。`}
      </Paragraph>
    </>,
  )

/** Against a refusal (行政复议法第二十条、行政诉讼法第四十六条): the terms of the laws, counted from the day of this paper. */
const REMEDIES =
  '不服本决定的，可以自收到之日起60日内申请行政复议，或者自收到之日起6个月内向人民法院提起行政诉讼。'

const whoHasIt = ({ closed, holder, due }: Case): string =>
  closed
    ? '这一件已经办结。'
    : `现在由${holder}办理${due ? `，${formatDay(due as CivilDate)}以前` : ''}；每到一步都会发消息。`

const ofCase = (title: string, one: Case, issued: Issued, content: React.ReactNode): Promise<Uint8Array> =>
  sheet(
    title,
    issued,
    `${issued.origin}/my/cases/${one.number}`,
    '登录后扫码看进度',
    <>
      <Field label="办件号" value={one.number} />
      <Field label="事项" value={one.kindTitle} />
      <Field label="事由" value={one.title} />
      {one.subtitle ? <Field label="申请方" value={one.subtitle} /> : null}
      <Field label="提交日期" value={formatDay(civilDateOf(new Date(one.openedAt)))} />
      {content}
    </>,
  )

const sheet = (
  title: string,
  { organ, day, hotline, specimen }: Issued,
  address: string,
  caption: string,
  content: React.ReactNode,
): Promise<Uint8Array> =>
  pdf(
    <Paper title={title} day={day} author={organ}>
      <Sheet
        type="serif"
        numbered
        footer={`${organ}  ${hotline}${specimen ? '  演示，不作凭证' : ''}`}
        {...(specimen ? { mark: '演示' } : {})}
      >
        <Title>{title}</Title>
        {content}
        <Paragraph>{`${organ}  ${formatDay(day)}`}</Paragraph>
        <Qr text={address} caption={caption} />
      </Sheet>
    </Paper>,
  )
