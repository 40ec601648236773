import { module } from '../../kernel/module/index.ts'

/** A store of learning records as xAPI describes it (学习记录库): each holder's own, read and written by the holder alone. */
export const learningRecords = module({
  name: 'learning-records',
  title: '学习记录库',
})
