import { Paper, Paragraph, pdf, TableSheets, Title } from '../../../kernel/documents/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { ArchivePart } from './parts.ts'

interface Archive {
  title: string
  lead: string
  parts: readonly ArchivePart[]
  digest: string
  day: CivilDate
  author: string
  specimen: boolean
}

/** 考试档案 as a document: a list of its parts with the digest, then one table after the other. */
export const archivePdf = (archive: Archive): Promise<Uint8Array> => {
  const look = {
    numbered: true,
    footer: archive.author,
    ...(archive.specimen ? { mark: '演示' } : {}),
  }
  return pdf(
    <Paper title={archive.title} day={archive.day} author={archive.author}>
      <TableSheets
        {...look}
        columns={[
          { title: '卷内材料', share: 3 },
          { title: '行数', share: 1 },
        ]}
        rows={archive.parts.map(({ title, rows }) => [title, String(rows.length)])}
        lead={{
          height: 170,
          content: (
            <>
              <Title>{archive.title}</Title>
              <Paragraph>{archive.lead}</Paragraph>
              <Paragraph>
                {`档案摘要（SHA-256）：${archive.digest.replaceAll(/(.{8})(?=.)/g, '$1 ')}。内容没有变，再下载一次摘要相同；成绩更正、证书变化以后，摘要会不同。`}
              </Paragraph>
            </>
          ),
        }}
      />
      {archive.parts.map(({ title, columns, rows }) => (
        <TableSheets
          key={title}
          {...look}
          orientation="landscape"
          columns={columns}
          rows={rows}
          lead={{ height: 50, content: <Title>{title}</Title> }}
        />
      ))}
    </Paper>,
  )
}
