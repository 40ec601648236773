/** Why an examination is visited (督导方式). */
export const VISIT_KINDS = ['routine', 'special', 'drawn', 'sign'] as const
export type VisitKind = (typeof VISIT_KINDS)[number]

export const KIND_WORDS: Readonly<Record<VisitKind, string>> = {
  routine: '日常督导',
  special: '专项督导',
  drawn: '抽查督导',
  sign: '线索督导',
}

/** What a supervisor says of a line of the checklist. */
export const VERDICTS = ['met', 'unmet', 'na'] as const
export type Verdict = (typeof VERDICTS)[number]

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  met: '符合',
  unmet: '不符合',
  na: '不适用',
}

/** How far a visit has come, as it is kept beside its case. */
export const STANDINGS = ['open', 'signing', 'told', 'clean', 'closed', 'handed', 'left'] as const
export type Standing = (typeof STANDINGS)[number]

export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  open: '待现场督导',
  signing: '待签报告',
  told: '整改中',
  clean: '没有问题，已办结',
  closed: '整改合格，已办结',
  handed: '已转处理',
  left: '没有进行',
}
