import { wording } from '../../../kernel/decision/wording.ts'
import { type Level, levelName } from '../../../kernel/value/level.ts'

/** How it is said whether a catalogue lists an occupation and subsidises a level of it. */

const CHOOSE_LISTED = '请选择目录内的职业，或者向区人社局咨询'
const SHOW_THE_ORIGINAL =
  '本系统只收录了这一版目录的部分职业；如果目录原文列有这个职业，请把原文交区人社局核对'

export const NOT_IN_CATALOGUE = wording<[catalogue: string, occupation: string, whole: boolean]>(
  'catalogue.none.in-catalogue',
  {
    found: ([catalogue, occupation]) => `${catalogue}没有查到“${occupation}”`,
    needed: '职业列入开班备案当日施行的目录',
    next: ([, , whole]) => (whole ? CHOOSE_LISTED : SHOW_THE_ORIGINAL),
  },
)

export const IN_CATALOGUE = wording<[name: string]>('catalogue.in-catalogue', {
  found: ([name]) => name,
  needed: '职业列入目录',
})

const LEVEL_NEEDED = '目录给这一等级设了补贴'

export const LEVEL_SUBSIDISED = wording('catalogue.level-subsidised', {
  found: '已列入目录',
  needed: LEVEL_NEEDED,
})

export const LEVEL_NOT_SUBSIDISED = wording<[level: Level, kind: 'notSubsidised' | 'notInStandard']>(
  'catalogue.none.level-subsidised',
  {
    found: ([level, kind]) =>
      `${levelName(level)}：${kind === 'notSubsidised' ? '不在市场需求内，不补贴' : '国家标准没有这个等级'}`,
    needed: LEVEL_NEEDED,
    next: '请查看这个职业可以补贴的等级，改报其中一个等级',
  },
)

export const CARRIED_OVER = wording<[edition: string]>('catalogue.carried-over', {
  found: ([edition]) => `金额沿用${edition}`,
})
