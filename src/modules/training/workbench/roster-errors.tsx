import { MarkedFile, SheetErrors } from '../../../workbench/kit/import/import-errors.tsx'
import type { Filed } from './desk.ts'

/** As many places as the verb marks in one file. */
const MARKED = 5000

/** What is wrong in a roster: the commonest mistakes, each cell, and the same file with red cells. */
export const RosterErrors = ({ answer, roster }: { answer: Filed; roster: File | null }) => (
  <SheetErrors
    label="名册检查结果"
    title={`名册共 ${answer.rows} 行，有 ${answer.errors.length} 处要改，还没有提交`}
    errors={answer.errors}
  >
    <MarkedFile
      verb="POST /training/rosters/return"
      asks={(sent) => ({ roster: sent, errors: answer.errors.slice(0, MARKED) })}
      file={roster}
    />
  </SheetErrors>
)
