import { expect, test } from 'vitest'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { trainingCertificatePdf } from './training-certificate-pdf.tsx'

const paper = (name: string) =>
  trainingCertificatePdf({
    fields: [
      { label: '姓名', value: name },
      { label: '培训项目', value: '焊工 四级（中级工） 120 课时' },
    ],
    provider: '津沽职业培训学校',
    serial: 'PX2026120116000001',
    issuedOn: civilDate('2026-03-30'),
    address: 'https://jineng.example.gov.cn/t/7K3M9QX2W4TZ0ABC',
    specimen: false,
  })

test('字库没有的字：说出是哪个，不出缺字的培训合格证书', async () => {
  await expect(paper('张\u{2A6A5}')).rejects.toMatchObject({
    status: 409,
    title: expect.stringContaining('U+2A6A5'),
  })
})

test('字库有的字：是一页 PDF', async () => {
  const made = Buffer.from(await paper('张建国')).toString('latin1')
  expect(made.match(/\/Type \/Page\b/g)?.length).toBe(1)
})
