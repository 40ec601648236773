import { screen } from '../../../workbench/shell/screen.ts'

export { SUBSIDY_RULES as rules } from '../rules-in-words.ts'

/** The screens of the subsidy module. */
export const screens = [
  screen({
    path: '/summary',
    title: '技能提升补贴市汇总',
    permission: 'subsidy.summarise',
    menu: { label: '市汇总', group: '资金', order: 59, count: '/subsidy/summary' },
    component: () => import('./summary.tsx'),
  }),
  screen({
    path: '/impact',
    title: '影响测算',
    permission: 'ledger.read',
    menu: { label: '影响测算', group: '资金', order: 62 },
    component: () => import('./impact-desk.tsx'),
  }),
]
