import { createHash } from 'node:crypto'
import { z } from 'zod'
import { requireCase } from '../../../kernel/case/index.ts'
import { levelName } from '../../../kernel/value/level.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Download, may, verb } from '../../../kernel/verb/index.ts'
import { organisationById } from '../../organisations/index.ts'
import { refusals } from '../refusals.ts'
import { examById } from '../store.ts'
import { partsOf } from './parts.ts'

/**
 * 考试档案 (归档): everything that is kept of an examination which is over, in one file, as it stands now. The digest over its parts is printed on
 * its first page and goes into the audit: made again, an unchanged examination has the same, and one that was corrected another.
 */
export const readArchive = verb({
  name: 'assessment.archive',
  title: '下载考试档案',
  http: 'GET /assessment/our-exams/{id}/archive',
  who: may('assessment.read'),
  recorded: true,
  input: z.strictObject({ id: z.uuid() }),
  output: Download,
  async run(ctx, { id }) {
    const exam = await examById(ctx.db, id)
    if (!exam || exam.number === null) throw refusals.noSuchExam()
    requireCase(ctx, { organisation: exam.assessor, district: exam.district })
    ctx.act.subject('case', exam.number)
    if (exam.state !== 'certified' && exam.state !== 'void') throw refusals.notOver()
    const parts = await partsOf(ctx, exam)
    const digest = createHash('sha256').update(JSON.stringify(parts)).digest('hex')
    ctx.act.after({ archive: digest })
    const assessor = await organisationById(ctx.db, exam.assessor)
    const { archivePdf } = await import('./archive-pdf.tsx')
    const bytes = await archivePdf({
      title: `${exam.occupation.name} ${levelName(exam.level)} 认定考试档案`,
      lead: `${exam.number}，${formatDay(exam.heldOn)}，${exam.place}，${assessor?.name ?? ''}`,
      parts,
      digest,
      day: ctx.today,
      author: assessor?.name ?? '',
      specimen: ctx.demo,
    })
    return { name: `考试档案${exam.number}.pdf`, type: 'application/pdf', bytes }
  },
})
