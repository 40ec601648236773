import { catalogue } from '../../kernel/verb/index.ts'

/** What certificates refuses, in words, and what to do instead (错误目录). */
export const refusals = catalogue('certificates', {
  asAssessor: [403, '请以评价机构的身份办理'],
  asCounter: [403, '请以窗口的身份办理'],
  badCertificateNumber: [422, '证书编号有误'],
  badEntry: [422, '填写有误'],
  cancelAndEnterAgain: [409, '以前的证书登记有误的，撤销登记后重新登记', '请在这里提出撤销。'],
  certificateAltered: [409, '这张证书的登记内容校验不通过，请先查明原因'],
  certificateCorrected: [409, '这张证书已经更正', '请办理更正后的那一张。'],
  certificateRevoked: [409, '这张证书已经撤销'],
  changeRunning: [409, '这张证书正在办理另一件更正或撤销'],
  enteredAlready: [
    409,
    '这张证书已经登记过',
    '同一编号的证书只登记一次。登记有误的，请先在原来那一件里办理，或者申请撤销登记。',
  ],
  entryCancelled: [409, '这条登记已经撤销', '请撤回这一件。'],
  noBadgeKey: [
    409,
    '本市只用国密签名，开放徽章要用 Ed25519 签名',
    '请下载可验证凭证（.jwt）；要发开放徽章的，请先用 haihe keys 加一把 international 密钥。',
  ],
  noSuchCertificate: [404, '没有这张证书'],
  noSuchShare: [404, '没有这个分享链接'],
  noSuchStatusList: [404, '没有这张状态表', '请按凭证里 statusListCredential 写的地址下载。'],
  notYourCertificate: [404, '您没有这张证书'],
  otherName: [422, '姓名与登记不符', '这个证件号码登记的是另一个姓名。请核对证件；姓名有误的先办理更正。'],
  ownCertificate: [409, '这是本平台发的证书', '已在登记里，不用再录。持证人在“我的证书”里可以看到。'],
  severalNames: [422, '同一个证书编号填了多个姓名'],
  shareOver: [410, '分享已到期或已收回', '请持证人在“我的证书”里重新分享一个链接。'],
  tooManyShares: [409, (given) => `最多同时分享 ${given} 个链接`, '请先收回不用的链接。'],
  tooManyTries: [429, '这张证书查验次数过多', '有人在试姓名。请登录后再查，或扫描证书上的二维码查验。'],
  unknownCertificate: [
    404,
    '查无此证',
    '本平台没有发出过这张证书。如果您是扫码打开的，请提防假证；如果是手工输入的，请逐位核对查验码。',
  ],
  noSuchOrganisation: [404, '没有这家机构'],
  frozenAlready: [409, '已经暂停发证', '请在办件里看它的情况。'],
  issuingFrozen: [409, '发证暂停中', '请在“暂停发证”办件里看原因，恢复以后自动接着发。'],
})
