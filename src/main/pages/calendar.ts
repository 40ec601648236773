import { type CivilDate, formatDay } from '../../kernel/value/time/civil-date.ts'
import { signedIn } from '../../kernel/verb/index.ts'
import { calendar } from '../../portal/calendar.ts'
import { page } from '../../portal/page.ts'
import { CASE_VERBS } from '../modules.ts'

/** /my/calendar.ics: the last day of every case that waits for the visitor, citizen, organisation or official. */
export const termsPage = page<object>({
  path: '/my/calendar.ics',
  title: '待办日历',
  who: signedIn(),
  personal: true,
  async load({ perform, actor, origin, now }) {
    const { items } = await perform(CASE_VERBS.listCases, { box: 'todo' })
    const days = items
      .filter(({ due }) => due !== null)
      .map((one) => ({
        id: `case-${one.number}`,
        day: one.due as CivilDate,
        title: `${one.kindTitle}到期：${one.stateTitle}`,
        note: `办件号 ${one.number}，${formatDay(one.due as CivilDate)}以前办`,
        href: actor.kind === 'citizen' ? `/my/cases/${one.number}` : `/work/cases/${one.number}`,
        remind: 1,
      }))
    return calendar('待办日历', days, { origin, now })
  },
  view: () => null,
})
