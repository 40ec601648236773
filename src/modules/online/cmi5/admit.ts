import type { Json } from '../../learning-records/index.ts'
import { CATEGORY, EXTENSION, type LaunchMode, VERB, type Verb } from './words.ts'

/** What is known of a session when one of its records comes in; times do not matter, only what has been said. */
export interface Session {
  id: string
  registration: string
  actor: { homePage: string; name: string }
  activity: string
  mode: LaunchMode
  masteryScore: number | null
  /** It has read its launch data and the learner's preferences. */
  prepared: boolean
  initialized: boolean
  ended: boolean
  /** What it said itself. */
  failed: boolean
  /** What was said in any session of this registration. */
  completed: boolean
  passed: boolean
}

/** Why a record is not taken: where in it, and what is expected there. */
export interface Refused {
  place: string
  says: string
}

const MOVES: readonly Verb[] = ['completed', 'passed', 'failed']
const OWN: readonly Verb[] = ['initialized', ...MOVES, 'terminated']

/** Whether a unit may say this now (cmi5 1.0, 9): gives the session as it stands afterwards, or why not. */
export function admit(session: Session, one: Json): { next: Session; said: Verb | null } | Refused {
  const refused = whyNot(session, one)
  if (refused) return refused
  const said = isDefined(one) ? verbOf(one) : null
  return { said, next: said ? after(session, said) : session }
}

const after = (session: Session, said: Verb): Session => ({
  ...session,
  initialized: session.initialized || said === 'initialized',
  ended: said === 'terminated',
  failed: session.failed || said === 'failed',
  completed: session.completed || said === 'completed',
  passed: session.passed || said === 'passed',
})

function whyNot(session: Session, one: Json): Refused | null {
  if (session.ended) return no('', '这次打开已经结束')
  if (!session.prepared) return no('', '要先读 LMS.LaunchData 和 cmi5LearnerPreferences，再报第一条')
  if (one.id === undefined) return no('id', '每条要有编号')
  if (!/(Z|[+-]00:00)$/i.test(String(one.timestamp ?? ''))) return no('timestamp', '要写世界时（以 Z 结尾）')
  if (!isActor(session, one.actor as Json)) return no('actor', '要和打开时给的 actor 一样')
  const context = (one.context ?? {}) as Json
  if (String(context.registration ?? '').toLowerCase() !== session.registration)
    return no('context.registration', '要和打开时给的 registration 一样')
  if (extensionOf(one, EXTENSION.session) !== session.id)
    return no(`context.extensions["${EXTENSION.session}"]`, '要照 contextTemplate 写')
  const verb = (one.verb as Json).id
  if (verb === 'http://adlnet.gov/expapi/verbs/voided') return no('verb', '课件不能撤销记录')
  if (!isDefined(one)) return notDefined(session, one)
  const said = verbOf(one)
  if (!said || !OWN.includes(said)) return no('verb', '这个动词不由课件来说')
  return (
    inOrder(session, said) ??
    aboutUnit(session, one) ??
    withCategory(one, said) ??
    withResult(session, one, said)
  )
}

function notDefined(session: Session, one: Json): Refused | null {
  if (!session.initialized) return no('verb', '要先报 initialized')
  if (categories(one).includes(CATEGORY.moveOn))
    return no('context.contextActivities.category', '只有 completed、passed、failed 带 moveon')
  return null
}

function inOrder(session: Session, said: Verb): Refused | null {
  if (said === 'initialized') return session.initialized ? no('verb', 'initialized 只报一次') : null
  if (!session.initialized) return no('verb', '要先报 initialized')
  if (!MOVES.includes(said)) return null
  if (session.mode !== 'Normal') return no('verb', `${session.mode} 方式打开的，不报成绩`)
  if (said === 'completed') return session.completed ? no('verb', 'completed 已经报过') : null
  if (session.passed) return no('verb', '已经报过 passed')
  if (session.failed) return no('verb', '这次打开已经报过 failed')
  return null
}

const aboutUnit = (session: Session, one: Json): Refused | null =>
  (one.object as Json).id === session.activity ? null : no('object.id', '要和打开时给的 activityId 一样')

function withCategory(one: Json, said: Verb): Refused | null {
  const there = categories(one).includes(CATEGORY.moveOn)
  if (there === MOVES.includes(said)) return null
  return no(
    'context.contextActivities.category',
    there ? '只有 completed、passed、failed 带 moveon' : '要带 moveon',
  )
}

function withResult(session: Session, one: Json, said: Verb): Refused | null {
  if (said === 'initialized') return null
  const result = (one.result ?? {}) as Json
  if (result.duration === undefined) return no('result.duration', '要写用了多久')
  if (said === 'completed' ? result.completion !== true : result.completion !== undefined)
    return no('result.completion', said === 'completed' ? '要写 true' : '只有 completed 才写')
  const success = said === 'passed' ? true : said === 'failed' ? false : undefined
  if (result.success !== success)
    return no('result.success', success === undefined ? '只有 passed、failed 才写' : `要写 ${success}`)
  const score = result.score as Json | undefined
  if (score === undefined) return null
  if (success === undefined) return no('result.score', '只有 passed、failed 才写')
  if (score.raw !== undefined && (score.min === undefined || score.max === undefined))
    return no('result.score', '写了 raw 就要写 min、max')
  return withMastery(session, one, score, success)
}

function withMastery(session: Session, one: Json, { scaled }: Json, success: boolean): Refused | null {
  if (typeof scaled !== 'number' || session.masteryScore === null) return null
  if (extensionOf(one, EXTENSION.masteryScore) !== session.masteryScore)
    return no(`context.extensions["${EXTENSION.masteryScore}"]`, '要照 LMS.LaunchData 里的 masteryScore 写')
  if (scaled >= session.masteryScore === success) return null
  return no(
    'result.score.scaled',
    `合格线是 ${session.masteryScore}，和 ${success ? 'passed' : 'failed'} 不符`,
  )
}

function isActor({ actor }: Session, said: Json): boolean {
  const account = said.account as Json | undefined
  const agent = said.objectType === undefined || said.objectType === 'Agent'
  return agent && account?.homePage === actor.homePage && account?.name === actor.name
}

const verbOf = (one: Json): Verb | null =>
  (Object.keys(VERB) as Verb[]).find((name) => VERB[name] === (one.verb as Json).id) ?? null

/** A record of cmi5's own says so by its category; any other is only kept. */
const isDefined = (one: Json): boolean => categories(one).includes(CATEGORY.cmi5)

function categories(one: Json): string[] {
  const context = (one.context ?? {}) as Json
  const found = ((context.contextActivities ?? {}) as Json).category ?? []
  return (Array.isArray(found) ? found : [found]).map((each) => String((each as Json).id))
}

const extensionOf = (one: Json, name: string): unknown =>
  (((one.context ?? {}) as Json).extensions as Json | undefined)?.[name]

const no = (place: string, says: string): Refused => ({ place, says })
