import type { CaseFile, Party } from '../../../kernel/case/index.ts'
import type { Actor } from '../../../kernel/identity/actor.ts'

/**
 * A claim belongs to its payee: nobody else gives it up, confirms or corrects it. As long as the employer is not known
 * the trainee stands for it. A trainee whose employer is paid sees what was decided and why, not the employer's papers.
 */
export const CLAIM_PARTIES = {
  payee: {
    title: '收款方',
    is: (actor, file) => (ofPerson(file) ? isTrainee(actor, file) : actor.organisation === file.organisation),
    sees: ['form', 'decision', 'evidence', 'attention'],
    otherwise: (file) => (ofPerson(file) ? NOT_YOURS : OTHER_PAYEE),
  },
  trainee: {
    title: '学员本人',
    is: isTrainee,
    sees: ['decision'],
    otherwise: () => NOT_YOURS,
  },
} as const satisfies Record<string, Party>

const ofPerson = ({ form, organisation }: CaseFile): boolean =>
  form.payee === 'person' || organisation === null

function isTrainee(actor: Actor, { person }: CaseFile): boolean {
  return actor.person !== null && actor.person === person
}

const NOT_YOURS = '这笔补贴付给学员本人，只有本人可以办理。'
const OTHER_PAYEE = '这笔补贴付给单位，只有收款单位的经办人可以办理；有疑问请联系收款单位或区人社局。'
