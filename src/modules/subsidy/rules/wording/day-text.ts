import { type CivilDate, formatDay } from '../../../../kernel/value/time/civil-date.ts'

/** A day in words, each put into words once: a file of a million claims names few days. */
export function dayText(day: CivilDate): string {
  let text = DAY_TEXTS.get(day)
  if (text === undefined) {
    text = formatDay(day)
    DAY_TEXTS.set(day, text)
  }
  return text
}

const DAY_TEXTS = new Map<CivilDate, string>()

/** When a subsidy was had; one that is approved but not yet paid has no day of payment. */
export const hadWhen = (paidOn: CivilDate | null): string =>
  paidOn === null ? '已批准、正在拨付' : `${dayText(paidOn)}已领过`
