import { addDays, type CivilDate, formatDay } from '../../kernel/value/time/civil-date.ts'
import type { NewClasses } from '../organisations/index.ts'

/** What is known of a provider on the day it announces a course. */
export interface AnnouncingFacts extends NewClasses {
  today: CivilDate
  startsOn: CivilDate
  closesOn: CivilDate
  seats: number
  /** Most people a class may have, by the city's standard for training. */
  mostSeats: number
  inScope: boolean
}

/** Why a provider may open no new class (不能开新班), and what it is to do; none where it may. Nobody signs up for what cannot be filed. */
export function whyNoNewClass({ agreed, stopped, rectifying, heldBack }: NewClasses): Hindrance[] {
  const found: [boolean, string, string][] = [
    [!agreed, '没有有效的补贴培训协议（监督管理办法第三条）', '请先到区人社局签协议或续签'],
    [stopped !== null, `已登记为${stopped ?? ''}`, '恢复办学以后再发布'],
    [rectifying, '正在整改，整改期间不得开展补贴培训', '请整改完成后再发布'],
    [heldBack, '按信用等级暂停新开班', '信用修复以后再发布'],
  ]
  return found.filter(([wrong]) => wrong).map(([, says, remedy]) => ({ says, remedy }))
}

interface Hindrance {
  says: string
  remedy: string
}

/** Why a course may not be announced, one line each with its clause; none where it may. */
export function whyNotAnnounce(facts: AnnouncingFacts): string[] {
  const { today, startsOn, closesOn } = facts
  const found: [boolean, string][] = [
    [!facts.inScope, '这个职业、等级不在核准的培训范围内（超范围不得开班），请换一个，或先增项'],
    [facts.seats > facts.mostSeats, `一个班最多 ${facts.mostSeats} 人，请减少名额或分两个班招生`],
    [closesOn < today, `报名截止日不能早于今天（${formatDay(today)}）`],
    [closesOn > startsOn, '报名截止日不能晚于开课日'],
    [startsOn <= today, `开课日应在 ${formatDay(addDays(today, 1))} 或以后，开课前要留出备案的时间`],
  ]
  return [
    ...whyNoNewClass(facts).map(({ says, remedy }) => `${says}，${remedy}`),
    ...found.filter(([wrong]) => wrong).map(([, text]) => text),
  ]
}

/** What whoever pays a course oneself pays in the end, in 分: the fee less what the government pays the provider for it. */
export const ownCost = (fee: number, subsidy: number | null): number => Math.max(0, fee - (subsidy ?? 0))
