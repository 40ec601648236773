import type { CaseFile } from '../../../kernel/case/index.ts'
import type { Actor } from '../../../kernel/identity/actor.ts'

/**
 * A claim belongs to its payee: nobody else gives it up, confirms or corrects it. As long as the employer is not known
 * the trainee stands for it.
 */
export function payeeOnly(actor: Actor, file: CaseFile): string | null {
  if (file.form.payee === 'person')
    return actor.person !== null && actor.person === file.person ? null : NOT_YOURS
  if (file.organisation === null)
    return actor.person !== null && actor.person === file.person ? null : NOT_YOURS
  return actor.organisation === file.organisation ? null : OTHER_PAYEE
}

const NOT_YOURS = '这笔补贴付给学员本人，只有本人可以办理。'
const OTHER_PAYEE = '这笔补贴付给单位，只有收款单位的经办人可以办理；有疑问请联系收款单位或区人社局。'
