import { catalogue } from '../kernel/verb/index.ts'

/** What main refuses, in words, and what to do instead (错误目录). */
export const refusals = catalogue('main', {
  noSuchDataset: [404, '没有这个数据文件', '文件列在 /open-data。'],
  noSuchPerson: [404, '没有查到这个人', '只能查本辖区的人，或在本辖区有办件的人。'],
  noSuchPage: [404, '没有这个页面', '地址可能写错了，也可能页面已经不在。可以从首页或搜索重新找。'],
  noSuchTourStep: [404, '没有这一步'],
  resetByHand: [
    409,
    '这个演示不能在页面上重置',
    '它用的是单独的 PostgreSQL。请由运维人员清空数据库后重新启动，演示会重新生成。',
  ],
  noSuchVerb: [404, '没有这个接口'],
})
