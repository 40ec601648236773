import { Field, Heading, Paper, Paragraph, pdf, Sheet, Title } from '../../kernel/documents/index.ts'
import { type CivilDate, formatDay } from '../../kernel/value/time/civil-date.ts'
import type { Entries } from './entries.ts'

/** A passport on paper, as it stood on a day; it vouches for nothing itself, and says where each certificate is checked. */
export const passportPdf = (
  entries: Entries,
  { today, site, origin, demo }: { today: CivilDate; site: string; origin: string; demo: boolean },
): Promise<Uint8Array> =>
  pdf(
    <Paper title="技能护照" day={today} author={site} subject={entries.name}>
      <Sheet {...(demo ? { mark: '演示' } : {})}>
        <Title>技能护照</Title>
        <Field label="姓名" value={entries.name} />
        <Field label="到哪一天" value={formatDay(today)} />
        <Heading>职业技能等级证书</Heading>
        {entries.certificates.length === 0 && <Paragraph>没有。</Paragraph>}
        {entries.certificates.map((one) => (
          <Field
            key={one.code}
            label={one.issuedOn}
            width={110}
            value={`${one.workType ?? one.occupation} ${one.level}，${one.issuer}。查验：${origin}/v/${one.code}`}
          />
        ))}
        {entries.earlier.length > 0 && <Heading>以前的和别处发的证书（由登记机关核验后登记）</Heading>}
        {entries.earlier.map((one) => (
          <Field
            key={Object.values(one).join(' ')}
            label={formatDay(one.issuedOn as CivilDate)}
            width={110}
            value={`${one.occupation} ${one.level}，${one.scheme}，${one.issuer}`}
          />
        ))}
        {entries.distinctions.length > 0 && <Heading>竞赛获奖和荣誉（由登记机关核验后登记）</Heading>}
        {entries.distinctions.map((one) => (
          <Field
            key={Object.values(one).join(' ')}
            label={formatDay(one.issuedOn as CivilDate)}
            width={110}
            value={`${one.title}，${one.issuer}`}
          />
        ))}
        <Heading>职业技能培训</Heading>
        {entries.trainings.length === 0 && <Paragraph>没有。</Paragraph>}
        {entries.trainings.map((one) => (
          <Field
            key={`${one.title} ${one.completedOn}`}
            label={formatDay(one.completedOn as CivilDate)}
            width={110}
            value={`${one.title}，${one.provider}`}
          />
        ))}
        <Paragraph>
          这份打印件只是当天登记情况的摘要，证书以查验页面为准：撤销、更正以后，查验页面会变，打印件不会。
        </Paragraph>
      </Sheet>
    </Paper>,
  )
