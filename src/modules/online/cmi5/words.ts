/** The vocabulary of cmi5 (ADL cmi5 1.0, 9.3–9.6). */
export const VERB = {
  launched: 'http://adlnet.gov/expapi/verbs/launched',
  initialized: 'http://adlnet.gov/expapi/verbs/initialized',
  completed: 'http://adlnet.gov/expapi/verbs/completed',
  passed: 'http://adlnet.gov/expapi/verbs/passed',
  failed: 'http://adlnet.gov/expapi/verbs/failed',
  terminated: 'http://adlnet.gov/expapi/verbs/terminated',
  abandoned: 'https://w3id.org/xapi/adl/verbs/abandoned',
  waived: 'https://w3id.org/xapi/adl/verbs/waived',
  satisfied: 'https://w3id.org/xapi/adl/verbs/satisfied',
} as const
export type Verb = keyof typeof VERB

export const CATEGORY = {
  cmi5: 'https://w3id.org/xapi/cmi5/context/categories/cmi5',
  moveOn: 'https://w3id.org/xapi/cmi5/context/categories/moveon',
} as const

const extension = (name: string) => `https://w3id.org/xapi/cmi5/context/extensions/${name}`
export const EXTENSION = {
  session: extension('sessionid'),
  masteryScore: extension('masteryscore'),
  launchMode: extension('launchmode'),
  launchUrl: extension('launchurl'),
  moveOn: extension('moveon'),
  launchParameters: extension('launchparameters'),
} as const

export const REASON = 'https://w3id.org/xapi/cmi5/result/extensions/reason'
export const activityType = (kind: 'block' | 'course') => `https://w3id.org/xapi/cmi5/activitytype/${kind}`

/** Whether a unit counts (10.2.2): looking at it or going over it again changes nothing. */
export const LAUNCH_MODES = ['Normal', 'Browse', 'Review'] as const
export type LaunchMode = (typeof LAUNCH_MODES)[number]

/** The documents that a unit reads before it begins. */
export const LAUNCH_DATA = 'LMS.LaunchData'
export const PREFERENCES = 'cmi5LearnerPreferences'
