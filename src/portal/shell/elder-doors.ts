import type { IconName } from '../kit/text/icon.tsx'
import type { Section } from './navigation.ts'

export interface ElderDoor {
  icon: IconName
  title: string
  note: string
  href: string
  section: Section | null
}

/** The six doors of 长者版, in the order of what is asked for most. */
export const ELDER_DOORS: readonly ElderDoor[] = [
  { icon: 'learn', title: '找班', note: '学一门手艺', href: '/learn/classes', section: 'learn' },
  { icon: 'assess', title: '考级', note: '看哪天考试', href: '/assess/plans', section: 'assess' },
  { icon: 'money', title: '领钱', note: '算能领多少', href: '/subsidy/calc', section: 'subsidy' },
  { icon: 'certificate', title: '查证', note: '看证书真假', href: '/verify', section: 'verify' },
  { icon: 'phone', title: '问人', note: '打电话、去窗口', href: '/help', section: null },
  { icon: 'person', title: '我的', note: '办到哪一步', href: '/my', section: 'my' },
]
