import { View } from '@react-pdf/renderer'
import { Field, Heading, Paper, Paragraph, pdf, Qr, Sheet, Title } from '../../../kernel/documents/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'

interface Ticket {
  fields: { label: string; value: string }[]
  rules: readonly string[]
  admission: string
  assessor: string
  day: CivilDate
  /** What whoever stands at the door scans. */
  address: string
  specimen: boolean
}

/** 准考证 as an A4 sheet: who, where, when, and what one must bring. */
export const ticketPdf = (ticket: Ticket): Promise<Uint8Array> =>
  pdf(
    <Paper title="准考证" day={ticket.day} author={ticket.assessor} subject={ticket.admission}>
      <Sheet {...(ticket.specimen ? { mark: '演示' } : {})} footer={ticket.assessor}>
        <Title>职业技能等级认定准考证</Title>
        <View style={{ flexDirection: 'row', gap: 24 }}>
          <View style={{ flex: 1 }}>
            {ticket.fields.map((field) => (
              <Field key={field.label} {...field} />
            ))}
          </View>
          <Qr text={ticket.address} size={96} caption="监考员扫码核对座位" />
        </View>
        <Heading>考试须知</Heading>
        {ticket.rules.map((rule) => (
          <Paragraph key={rule}>{rule}</Paragraph>
        ))}
      </Sheet>
    </Paper>,
  )
