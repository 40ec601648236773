import { z } from 'zod'
import { checkDocument, DOCUMENT_KINDS } from '../../../kernel/value/person/identity-document.ts'
import { checkName } from '../../../kernel/value/person/person-name.ts'
import { OccupationName } from '../../../kernel/value/shapes.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { idNumberContext } from '../change/procedure.ts'
import { propose, subjectOf } from '../change/propose.ts'
import { refusals } from '../refusals.ts'

/** 提出证书更正 (R4.9): what is wrong, what is right and what shows it; another person decides. */
export const proposeCorrection = verb({
  name: 'certificates.propose-correction',
  title: '提出证书更正',
  http: 'POST /certificates/{id}/correction',
  who: may('certificates.propose'),
  input: z.strictObject({
    id: z.uuid(),
    name: z.string().trim().min(1).max(60).optional(),
    occupation: OccupationName.optional(),
    occupationCode: z.string().max(20).nullable().optional(),
    workType: z.string().trim().min(1).max(60).nullable().optional(),
    document: z.enum(DOCUMENT_KINDS).optional(),
    idNumber: z.string().trim().min(1).max(40).optional(),
    /** What a passport or a permit says of its holder, since its number does not. */
    born: z.iso
      .date()
      .transform((text) => civilDate(text))
      .optional(),
    sex: z.enum(['男', '女']).optional(),
    basis: z.string().trim().min(4, '请写明错在哪里、依据哪份材料，至少 4 个字').max(500),
  }),
  output: z.object({ number: z.string() }),
  async run(ctx, { id, occupation, occupationCode, idNumber, basis, ...change }) {
    const subject = await subjectOf(ctx, id)
    if (subject.register === 'earlier') {
      throw refusals.cancelAndEnterAgain()
    }
    const wrong = (path: string, message: string) => refusals.badEntry({ fields: [{ path, message }] })
    if (change.name !== undefined) {
      const checked = checkName(change.name)
      if (!checked.valid) throw wrong('name', checked.reason)
      change.name = checked.value
    }
    if (idNumber !== undefined) {
      const checked = checkDocument(change.document ?? 'resident-id', idNumber, ctx.today)
      if (!checked.valid) throw wrong('idNumber', checked.reason)
      change.document ??= 'resident-id'
    } else if (change.document !== undefined) throw wrong('idNumber', '更正证件类型，请同时填写证件号码')
    const given = [change.name, occupation, change.workType, idNumber]
    if (given.every((one) => one === undefined)) throw wrong('name', '请填写要更正的内容')
    const file = await propose(ctx, id, subject, {
      kind: 'correction',
      change: {
        ...change,
        ...(occupation === undefined
          ? {}
          : { occupation: { code: occupationCode ?? null, name: occupation } }),
      },
      idNumber: idNumber === undefined ? null : ctx.sealer.seal(idNumber, idNumberContext(id)),
      basis,
    })
    return { number: file.number }
  },
})
