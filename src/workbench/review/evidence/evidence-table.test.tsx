import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { EvidenceTable } from './evidence-table.tsx'

const drawn = (columns: string[], rows: string[][]) =>
  renderToStaticMarkup(<EvidenceTable title="名册" columns={columns} rows={rows} />)

const headings = (html: string) => [...html.matchAll(/<th [^>]*>([^<]*)/g)].map(([, text]) => text)

test('宽的名册不切掉任何一列：放不下的带着名称写在行下面', () => {
  const html = drawn(
    ['行', '姓名', '证件号码', '名册填报', '登记显示', '用人单位', '备注', '核验'],
    [
      [
        '2',
        '吕*霞',
        '1299**********5761',
        '企业职工',
        '',
        '滨海海河重工制造有限公司（演示）',
        '',
        '登记中没有这个人的参保',
      ],
    ],
  )
  expect(headings(html)).toEqual(['行', '姓名', '证件号码', '名册填报'])
  expect(html).toContain('用人单位：</span>滨海海河重工制造有限公司（演示）')
  expect(html).toContain('核验：</span>登记中没有这个人的参保')
  expect(html).not.toContain('备注')
})

test('窄的表还是表', () => {
  const html = drawn(['日期', '内容'], [['2026-03-09', '安全生产和职业道德、焊接基础知识']])
  expect(headings(html)).toEqual(['日期', '内容'])
  expect(html).not.toContain('colSpan')
})
