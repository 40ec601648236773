import { module } from '../../kernel/module/index.ts'
import { registersAnswered } from './answered.ts'
import { registersChecks } from './checks.ts'
import { factCorrection } from './correction/procedure.ts'
import { factFiles } from './files.ts'
import { registersFollowers } from './followers.ts'
import { REGISTERS_PERMISSIONS } from './permissions.ts'
import { registerKind } from './rules.ts'
import { connectRegister, disconnectRegister } from './verbs/connect.ts'
import { deliverFile, pushRows, readMistakes } from './verbs/deliver.ts'
import { declareFact, endFact, readFacts, recordFact, withdrawFact } from './verbs/facts.ts'
import { listRegisters } from './verbs/list-registers.ts'
import { askCorrection, myFacts } from './verbs/my-facts.ts'
import { findPerson, registerAtCounter } from './verbs/person-at-counter.ts'

/** What those who keep facts about people know (登记数据). */
export const registers = module({
  name: 'registers',
  title: '登记数据',
  permissions: REGISTERS_PERMISSIONS,
  verbs: [
    listRegisters,
    connectRegister,
    disconnectRegister,
    deliverFile,
    pushRows,
    readMistakes,
    findPerson,
    registerAtCounter,
    readFacts,
    recordFact,
    endFact,
    withdrawFact,
    declareFact,
    myFacts,
    askCorrection,
  ],
  kinds: [registerKind],
  procedures: [factCorrection],
  events: [registersAnswered],
  follows: registersFollowers,
  files: [factFiles],
  checks: registersChecks,
  works: { 'registers.answer': '收到登记数据应答' },
  portal: async () => (await import('./portal/index.ts')).registersPortal,
  workbench: () => import('./workbench/index.ts'),
})
