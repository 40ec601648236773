import { catalogue } from '../../kernel/verb/index.ts'

/** What supervision refuses, in words, and what to do instead (错误目录). */
export const refusals = catalogue('supervision', {
  noAnnualStandard: [409, '没有施行的年度报告标准', '请先在城市的年度报告标准里补上。'],
  noReporter: [403, '本单位不用报年度报告', '民办培训机构、职业学校才报；企业培训中心另有年度评估。'],
  yearNotOver: [422, '这一年还没有过完'],
  correctionSaysWhy: [422, '更正要写明原因'],
  notConfirmed: [404, '这一年的年度报告还没有确认', '先核对、确认，再下载。'],
  noStandard: [409, '没有施行的监督筛查标准', '请先在城市的监督筛查标准里补上。'],
  nothingAgainst: [409, '这个疑点不涉及班次和学员，不能按班处理', '请选“只复查补贴和证书”。'],
  noOrganisation: [409, '这个疑点没有对应的单位，不能采取单位措施', '请选“不另采取措施”。'],
  noSuchDraw: [404, '没有这次抽查'],
  notDrawn: [409, '这次抽查还没有抽取，没有可以核验的文件'],
  notShown: [409, '抽取的结果要到检查那天才公布', '请到公布的日子再下载。'],
  whichDistrict: [422, '请说明是哪个区的抽查'],
  twoInspectors: [422, '检查员至少两位'],
  tooFewListed: [422, '名单里的单位没有这么多'],
  tooFewInspectors: [409, '有的单位回避以后检查员不够两位'],
  noSuchInspector: [422, '检查员里没有这个人', '请照名单写姓名。'],
  notListed: [422, '名单里没有这家单位', '请照名单写全称。'],
  committedAlready: [409, '您已经承诺过，另一个承诺由别人作'],
  notCommitted: [403, '您没有承诺过，不能开启'],
  otherSecret: [422, '与当初的承诺对不上', '请核对当初保存的秘密，一个字符也不能差。'],
  notRectifying: [409, '整改已经结束'],
})
