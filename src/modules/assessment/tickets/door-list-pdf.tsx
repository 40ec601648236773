import { Paper, Paragraph, pdf, TableSheets, Title } from '../../../kernel/documents/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'

interface DoorList {
  title: string
  lead: string
  day: CivilDate
  assessor: string
  rows: { seat: string; admission: string; name: string; idNumber: string; papers: string; machine: string }[]
  specimen: boolean
}

const COLUMNS = [
  { title: '座位', share: 0.6 },
  { title: '考场机位', share: 0.9 },
  { title: '准考证号', share: 1.6 },
  { title: '姓名', share: 1 },
  { title: '证件号码', share: 1.9 },
  { title: '要考的科目', share: 1.6 },
  { title: '本人签名', share: 1.2 },
]

/** 考场名单: for the door, by seat, with room to sign; the identity number as far as a card is checked by. */
export const doorListPdf = (list: DoorList): Promise<Uint8Array> =>
  pdf(
    <Paper title={list.title} day={list.day} author={list.assessor}>
      <TableSheets
        columns={COLUMNS}
        rows={list.rows.map((row) => [
          row.seat,
          row.machine || '——',
          row.admission,
          row.name,
          row.idNumber,
          row.papers,
          '',
        ])}
        lead={{
          height: 90,
          content: (
            <>
              <Title>{list.title}</Title>
              <Paragraph>{list.lead}</Paragraph>
            </>
          ),
        }}
        numbered
        footer={list.assessor}
        {...(list.specimen ? { mark: '演示' } : {})}
      />
    </Paper>,
  )
