export { openReexamination, reexaminedFor } from './open-reexamination.ts'
export { reexaminationProcedure } from './procedure.ts'
export { type About, type Reexaminable, reexaminable } from './reexaminable.ts'
