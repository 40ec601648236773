import { catalogue } from '../../kernel/verb/index.ts'

/** What people refuses, in words, and what to do instead (错误目录). */
export const refusals = catalogue('people', {
  accountOfAnother: [409, '这个账号已登记在别人名下'],
  badBankAccount: [422, '银行账号有误'],
  badIdentityNumber: [422, (given) => `${given}号码有误`],
  badName: [422, '姓名有误'],
  badPhone: [422, '手机号码有误'],
  birthNotInNumber: [
    422,
    (given) => `${given}的号码里没有出生日期和性别`,
    '请本人持证件到区人社局窗口登记一次，登记后就能用这个号码办理。',
  ],
  endsBeforeStart: [422, '终止日早于起始日'],
  entrySuperseded: [409, '这条登记已被更正或撤回', '请刷新后查看现在有效的登记。'],
  noSuchEntry: [404, '没有这条登记'],
  noSuchPerson: [404, '没有这个人'],
  notRegistered: [404, '没有查到您的登记资料'],
  numberOfAnother: [
    409,
    '这个号码已登记在另一个人名下',
    '两份登记可能是同一个人。请先查明哪一份正确，由市人社局核实后处理。',
  ],
  personNotInCase: [404, '这个办件里没有这个人'],
  personalAccountOnly: [403, '这里只设置个人账户', '单位收款账户请在工作台“本单位资料”里设置。'],
  sameNumber: [409, '号码没有变化', '更正后的号码与现在登记的相同，请核对。'],
})
