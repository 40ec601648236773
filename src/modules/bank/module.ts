import { module } from '../../kernel/module/index.ts'
import { bankKind } from './bank-rules.ts'
import { batchProcedure } from './batch/procedure.ts'
import { blueprintKind } from './blueprint/standard.ts'
import { paperTodo } from './paper/todo.ts'
import { BANK_PERMISSIONS } from './permissions.ts'
import { alarmsDue } from './statistics/todo.ts'
import { beginBatch } from './verbs/begin-batch.ts'
import { drawPaper } from './verbs/draw-paper.ts'
import { exportQuestions, importQuestions } from './verbs/exchange.ts'
import { keepQuestion, withdrawQuestion } from './verbs/keep-item.ts'
import { openPaper, setPaperAside, takeShare } from './verbs/open-paper.ts'
import { planPaper } from './verbs/plan-paper.ts'
import { listItems, readBatch, readItem } from './verbs/read-items.ts'
import { listPapers, readBlueprint, readPaper } from './verbs/read-papers.ts'
import { writeQuestion } from './verbs/write-question.ts'

/** Questions for theory papers, from their author to the opened paper (题库). */
export const bank = module({
  name: 'bank',
  title: '题库',
  permissions: BANK_PERMISSIONS,
  kinds: [bankKind, blueprintKind],
  verbs: [
    beginBatch,
    listItems,
    readItem,
    readBatch,
    writeQuestion,
    importQuestions,
    exportQuestions,
    withdrawQuestion,
    keepQuestion,
    readBlueprint,
    planPaper,
    listPapers,
    readPaper,
    drawPaper,
    takeShare,
    openPaper,
    setPaperAside,
  ],
  procedures: [batchProcedure],
  todo: [...paperTodo, alarmsDue],
  workbench: () => import('./workbench/index.ts'),
})
