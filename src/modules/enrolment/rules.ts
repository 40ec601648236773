import { addDays, type CivilDate, formatDay } from '../../kernel/value/time/civil-date.ts'

/** What is known of a provider on the day it announces a course. */
export interface AnnouncingFacts {
  today: CivilDate
  startsOn: CivilDate
  closesOn: CivilDate
  seats: number
  /** Most people a class may have, by the city's standard for training. */
  mostSeats: number
  hasAgreement: boolean
  inScope: boolean
  rectifying: boolean
  /** By its credit it may open no new classes. */
  heldBack: boolean
}

/** Why a course may not be announced, one line each with its clause; none where it may. */
export function whyNotAnnounce(facts: AnnouncingFacts): string[] {
  const { today, startsOn, closesOn } = facts
  const found: [boolean, string][] = [
    [!facts.hasAgreement, '今天没有有效的补贴培训协议（监督管理办法第三条），请先到区人社局签协议或续签'],
    [!facts.inScope, '这个职业、等级不在核准的培训范围内（超范围不得开班），请换一个，或先增项'],
    [facts.rectifying, '整改期间不得开展补贴培训，请整改完成后再发布'],
    [facts.heldBack, '按信用等级暂停新开班，信用修复以后再发布'],
    [facts.seats > facts.mostSeats, `一个班最多 ${facts.mostSeats} 人，请减少名额或分两个班招生`],
    [closesOn < today, `报名截止日不能早于今天（${formatDay(today)}）`],
    [closesOn > startsOn, '报名截止日不能晚于开课日'],
    [startsOn <= today, `开课日应在 ${formatDay(addDays(today, 1))} 或以后，开课前要留出备案的时间`],
  ]
  return found.filter(([wrong]) => wrong).map(([, text]) => text)
}

/** What whoever pays a course oneself pays in the end, in 分: the fee less what the government pays the provider for it. */
export const ownCost = (fee: number, subsidy: number | null): number => Math.max(0, fee - (subsidy ?? 0))
