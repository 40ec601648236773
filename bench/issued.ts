import { randomUUID } from 'node:crypto'
import { civilDate } from '../src/kernel/value/time/civil-date.ts'
import { type Kernel, performAsSystem } from '../src/kernel/verb/index.ts'
import { type Issued, issueCertificate } from '../src/modules/certificates/index.ts'

/** Issues the certificates of one examination in one transaction; every answer about them is equally long. */
export function issueExam(kernel: Kernel, many: number, siteCode: string): Promise<Issued[]> {
  const organisation = { id: randomUUID(), name: '津沽职业技能评价中心', creditCode: '91350100M000100Y43' }
  return performAsSystem(kernel, 'bench', async (ctx) => {
    const made: Issued[] = []
    for (let one = 0; one < many; one += 1)
      made.push(
        await issueCertificate(ctx, {
          person: randomUUID(),
          name: '张建国',
          idNumber: '11010519491231002X',
          occupation: { code: '6-18-02-04', name: '焊工' },
          level: 4,
          issuedOn: civilDate('2026-02-10'),
          organisation,
          siteCode,
          bodyCode: '0000',
          source: { kind: 'exam', id: randomUUID() },
        }),
      )
    return made
  })
}
