import { module } from '../../kernel/module/index.ts'
import { bankKind } from './bank-rules.ts'
import { batchProcedure } from './batch/procedure.ts'
import { blueprintKind } from './blueprint/standard.ts'
import { BANK_PERMISSIONS } from './permissions.ts'
import { beginBatch } from './verbs/begin-batch.ts'
import { drawPaper } from './verbs/draw-paper.ts'
import { openPaper, setPaperAside, takeShare } from './verbs/open-paper.ts'
import { planPaper } from './verbs/plan-paper.ts'

/** Questions for theory papers, from their author to the opened paper (题库). */
export const bank = module({
  name: 'bank',
  title: '题库',
  permissions: BANK_PERMISSIONS,
  kinds: [bankKind, blueprintKind],
  verbs: [beginBatch, planPaper, drawPaper, takeShare, openPaper, setPaperAside],
  procedures: [batchProcedure],
})
