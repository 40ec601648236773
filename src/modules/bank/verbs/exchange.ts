import { z } from 'zod'
import { takeStep } from '../../../kernel/case/index.ts'
import { caseNumberOf, LevelText, OccupationName } from '../../../kernel/value/shapes.ts'
import { Download, may, upload, verb } from '../../../kernel/verb/index.ts'
import { contentOf, openItem } from '../batch/contents.ts'
import { batchProcedure } from '../batch/procedure.ts'
import { drawablesOf, PURPOSES, versionsInUse } from '../batch/store.ts'
import { Identifier } from '../item/text.ts'
import { readPackage, writePackage } from '../qti/package.ts'
import { refusals } from '../refusals.ts'
import { requireOwnBatch } from './shapes.ts'

/** So many flaws are told at once; who puts these right sees the next. */
const TOLD = 50

/** 导入试题: a QTI 3.0 package, whole or not at all; what is wrong in it is given back question by question. */
export const importQuestions = verb({
  name: 'bank.import',
  title: '导入试题',
  http: 'POST /bank/batches/{number}/import',
  who: may('bank.write'),
  input: z.strictObject({
    number: caseNumberOf('MT'),
    file: upload(),
    /** For questions that do not say it themselves. */
    point: Identifier.optional(),
    difficulty: z.coerce.number().int().min(1).max(99).optional(),
  }),
  output: z.object({ added: z.number().int() }),
  // What is read takes its time and holds nobody up.
  ahead: async (_ctx, { file, point, difficulty }) =>
    readPackage(file.name, file.bytes, { point, difficulty }),
  async run(ctx, { number }, { questions, flaws }) {
    await requireOwnBatch(ctx, number)
    if (flaws.length > 0)
      throw refusals.badPackage(flaws.length, {
        fields: flaws.slice(0, TOLD).map(({ place, what, remedy }) => ({
          path: 'file',
          message: `${place}：${what}。${remedy}`,
        })),
      })
    await takeStep(ctx, [batchProcedure], number, 'add', {
      input: { questions: questions.map(({ content }) => content) },
    })
    return { added: questions.length }
  },
})

/** 导出试题和答案: the questions in use of one's own bank as a QTI 3.0 package; each export is in the audit. */
export const exportQuestions = verb({
  name: 'bank.export',
  title: '导出试题和答案',
  http: 'POST /bank/export',
  who: may('bank.export'),
  input: z.strictObject({ occupation: OccupationName, level: LevelText, purpose: z.enum(PURPOSES) }),
  output: Download,
  async run(ctx, { occupation, level, purpose }) {
    const { organisation } = ctx.actor
    if (!organisation) throw refusals.asAssessor()
    ctx.act.subject('organisation', organisation)
    const wanted = await drawablesOf(ctx.db, { organisation, occupation, level }, purpose)
    if (wanted.length === 0) throw refusals.nothingToExport()
    const versions = await versionsInUse(ctx.db, wanted)
    const items = versions
      .map((one) => ({ identifier: `Q${one.item}`, content: contentOf(openItem(ctx, one)) }))
      .sort((a, b) => (a.identifier < b.identifier ? -1 : 1))
    return {
      name: `题库-${occupation}-${level}级.zip`,
      type: 'application/zip',
      bytes: new Uint8Array(writePackage(items)),
    }
  },
})
