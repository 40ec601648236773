import { expect, test } from 'vitest'
import { certificatePdf } from './certificate-pdf.tsx'
import { Printed } from './printed.ts'

const PRINTED = Printed.parse({
  name: '张建国',
  idType: '居民身份证',
  maskedIdNumber: '1201**********0018',
  occupation: '焊工',
  occupationCode: '6-18-02-04',
  workType: null,
  level: 4,
  number: 'S000012000067264000001',
  organisation: '津沽职业技能评价中心',
  creditCode: '91350100M000100Y43',
  issuedOn: '2026-02-10',
  specimen: false,
})
const LINKS = {
  address: 'https://jineng.example.gov.cn/v/7K3M9QX2W4TZ0?s=0123456789ABCDEF',
  typed: 'https://jineng.example.gov.cn/v/7K3M9QX2W4TZ0',
}
const made = async (printed: Printed) =>
  Buffer.from(await certificatePdf({ printed, ...LINKS })).toString('latin1')
const pages = (pdf: string) => pdf.match(/\/Type \/Page\b/g)?.length

test('证书是一页 A4 横张，同样的内容每次是同样的字节', async () => {
  const pdf = await made(PRINTED)
  expect(pages(pdf)).toBe(1)
  expect(pdf).toMatch(/\/MediaBox \[0 0 841\.89\d* 595\.28\d*\]/)
  expect(await made(PRINTED)).toBe(pdf)
})

test('最长的姓名、工种、机构名也在一页里', async () => {
  const long = {
    ...PRINTED,
    name: '阿'.repeat(30),
    workType: '工业机器人系统装调与自动化生产线运行维护员'.repeat(2),
    organisation: '天津滨海新区装备制造职业技能评价中心'.repeat(3),
  }
  expect(pages(await made(long))).toBe(1)
})

test('字库没有的字，签章以前就说出是哪个，不签缺字的证书', async () => {
  await expect(made({ ...PRINTED, name: '张\u{2A6A5}' })).rejects.toMatchObject({
    status: 409,
    title: expect.stringContaining('U+2A6A5'),
  })
})
