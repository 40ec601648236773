import { catalogue } from '../../kernel/verb/index.ts'

/** What registers refuses, in words, and what to do instead (错误目录). */
export const refusals = catalogue('registers', {
  accountByBank: [422, '银行账户由代发银行核验，不在窗口登记'],
  asOneself: [403, '请以本人身份办理'],
  askSourceFirst: [
    409,
    (given) => `这条登记来自${given}，要由对方确认`,
    '请先转登记部门核对；收到书面答复后选“登记部门已经书面确认”。',
  ],
  badFact: [422, '登记内容有误'],
  badInput: [422, '填写的内容有误'],
  badPush: [400, '推送内容不是约定的格式'],
  badQueryAddress: [422, '查询地址有误'],
  badSignature: [403, '签名不对', '请核对连接密钥，按接口说明对批次号、数据日期和文件摘要签名。'],
  changeAccount: [422, '银行账户不用更正', '换账户请到“我的资料”里设置新的收款账户。'],
  correctionOpen: [409, '这条登记正在更正'],
  dataFromFuture: [422, '数据日期晚于今天'],
  deliveredAlready: [409, '这一批已经收过'],
  entryOfRegister: [
    409,
    (given) => `这条登记来自${given}，由对方更正`,
    '请本人到登记部门更正；更正后数据自动更新，在这里不能改。',
  ],
  factChanged: [409, '这条登记已经变了', '请核对现在的登记；仍不对的，就现在这一条申请更正。'],
  noSourceToAsk: [409, '这条登记不是登记部门送来的', '请看本人的原件后，直接提请更正或者不予更正。'],
  noSuchDelivery: [404, '没有这一批数据'],
  noSuchDistrict: [422, '没有这个区'],
  noSuchEntry: [404, '没有这条登记'],
  noSuchPerson: [404, '没有这个人'],
  noSuchRegister: [404, '没有这个登记系统'],
  notConnected: [404, '没有接通这个登记系统'],
  notYourPost: [403, '您的岗位不能办理此事'],
  numberNotRegistered: [404, '没有登记这个证件号码', '请核对证件类型和号码；没有登记过的，先登记人员。'],
  startsInFuture: [422, '起始日晚于今天'],
  tooManyCorrections: [409, (given) => `最多同时申请更正 ${given} 条`, '请等前面的办结，或者先撤回几件。'],
  wayNotOffered: [422, (given) => `${given}不用这种方式提供数据`],
})
