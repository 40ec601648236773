import { catalogue } from '../verb/catalogue.ts'

/** What file refuses, in words, and what to do instead (错误目录). */
export const refusals = catalogue('file', {
  caseClosed: [409, '这一件已经办结', '办结以后材料不再增减；有新情况请提出异议或申请复查。'],
  fileTakenBack: [409, '这份材料已经撤回', '刷新页面后可以看到最新的材料清单。'],
  factEnded: [409, '这一项已经终止或撤回', '材料不再增减；有新情况请重新登记。'],
  noSuchFile: [404, '没有这份材料'],
  noSuchKind: [404, '没有这类材料'],
  notYourFile: [403, '只能撤回自己上传的材料', '别人上传的材料，请由本人撤回。'],
  notYourKindOfCase: [403, '您的岗位不办理这类办件', '材料由当事人或者办理的岗位上传。'],
  notYoursToAttach: [403, '您的岗位不能在这里附材料', '由登记、维护它的岗位上传。'],
  tooManyFiles: [409, (given) => `最多传 ${given} 个文件`, '请先撤回用不着的，或把几页合成一个 PDF。'],
  wrongKindOfFile: [415, '不收这种文件'],
})
