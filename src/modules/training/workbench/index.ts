import { type Screen, screen } from '../../../workbench/shell/screen.ts'

export { TRAINING_RULES as rules } from '../rules/in-words.ts'

/** The screens of the training module. */
export const screens: readonly Screen[] = [
  screen({
    path: '/classes',
    title: '班次',
    permission: 'training.teach',
    menu: { label: '班次', group: '培训', order: 30 },
    words: '名单 签到 考勤 结业',
    component: () => import('./class-list.tsx'),
  }),
  screen({
    path: '/classes/new',
    title: '报开班',
    permission: 'training.file',
    menu: { label: '报开班', group: '培训', order: 31 },
    start: { label: '报开班', order: 1 },
    words: '开班 新班 办班 备案',
    component: () => import('./file-class.tsx'),
  }),
  screen({
    path: '/classes/{id}',
    title: '班次详情',
    permission: 'training.teach',
    component: () => import('./class-desk.tsx'),
  }),
  screen({
    path: '/classes/{id}/phone',
    title: '手机签到',
    permission: 'training.teach',
    component: () => import('./phone/phone.tsx'),
  }),
  screen({
    path: '/classes/{id}/passes',
    title: '签到凭证',
    permission: 'training.teach',
    component: () => import('./phone/passes.tsx'),
  }),
  screen({
    path: '/classes/{id}/correct',
    title: '补正开班备案',
    permission: 'training.file',
    component: () => import('./correct-class.tsx'),
  }),
  screen({
    path: '/teachers',
    title: '教师',
    permission: 'training.file',
    menu: { label: '教师', group: '培训', order: 32 },
    words: '师资 任课教师 教师资格 职称 离任',
    component: () => import('./teachers/my-teachers.tsx'),
  }),
  screen({
    path: '/supervised-teachers',
    title: '教师登记',
    permission: 'training.supervise',
    menu: { label: '教师登记', group: '监督', order: 36 },
    words: '师资 任课教师',
    component: () => import('./teachers/supervised-teachers.tsx'),
  }),
  screen({
    path: '/attendance-checks',
    title: '签到核对',
    permission: 'training.accept',
    menu: { label: '签到核对', group: '监督', order: 34 },
    component: () => import('./attendance/attendance-checks.tsx'),
  }),
  screen({
    path: '/supervision',
    title: '查实违规',
    permission: 'training.supervise',
    menu: { label: '查实违规', group: '监督', order: 35 },
    component: () => import('./supervised-list.tsx'),
  }),
  screen({
    path: '/supervision/{id}',
    title: '班次的查实违规',
    permission: 'training.supervise',
    component: () => import('./violations.tsx'),
  }),
]
