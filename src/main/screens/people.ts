import { screen } from '../../workbench/shell/screen.ts'

/** 查人: one person, found by the search box. */
export const peopleScreens = [
  screen({
    path: '/people/{id}/found',
    title: '一个人的办件和证书',
    permission: 'people.look-up',
    component: () => import('./person.tsx'),
  }),
]
