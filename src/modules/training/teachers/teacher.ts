import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'

/** How a teacher is employed (聘用方式). */
export const EMPLOYMENTS = { full: '专职', part: '兼职' } as const
export type Employment = keyof typeof EMPLOYMENTS

/** What a provider says of somebody who teaches for it (教师), beside who it is. */
export interface TeacherDetails {
  employment: Employment
  /** What may be taught (可任教职业). */
  occupations: string[]
  /** 职业资格证书或技能等级证书. */
  skill: string | null
  /** 职称. */
  title: string | null
  /** 教师资格. */
  teaching: string | null
}

/** Somebody in the register of a provider's teachers. */
export interface Teacher extends TeacherDetails {
  id: string
  provider: string
  person: string
  from: CivilDate
  until: CivilDate | null
  why: string | null
}

/** Who teaches, as a class names it: a registered person, or only a name (只写了姓名). */
export interface NamedTeacher {
  name: string
  person: string | null
}

/** How a teacher who was only ever named is shown. */
export const BARE_NAME = '（只写了姓名，没有登记）'
export const shownTeacher = ({ name, person }: NamedTeacher): string =>
  person === null ? `${name}${BARE_NAME}` : name

/** 三级（高级工）焊工；工程师；教师资格 2019… */
export const qualificationsText = ({
  skill,
  title,
  teaching,
}: Pick<TeacherDetails, 'skill' | 'title' | 'teaching'>): string =>
  [skill, title && `职称 ${title}`, teaching && `教师资格 ${teaching}`].filter(Boolean).join('；')

/** A teacher in a choice: many bear one name, so the end of the identity number stands beside it. */
export const toldApart = (one: { name: string; idNumber: string; employmentText: string }): string =>
  `${one.name}（证件尾号 ${one.idNumber.slice(-4)}，${one.employmentText}）`
