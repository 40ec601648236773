import { type CaseEvent, type CaseFile, type Procedure, theirOrganisation } from '../case/index.ts'
import { formatDay } from '../value/time/civil-date.ts'

/** What a case tells, in words that any channel may carry: nobody’s name or number, no amount. */
export interface Telling {
  text: string
  /** Something is asked of whoever reads it. */
  asks: boolean
  /** It is worth a short message, or a word at the counter: something is asked, or it is over. */
  weighs: boolean
}

/**
 * What an event tells the people of its case (公开的话), or null where it concerns only those who handle it: that a case
 * was opened for them, what is to be corrected, what it waits for, its public notice, and how it ended.
 */
export function tellingOf(procedure: Procedure, file: CaseFile, event: CaseEvent): Telling | null {
  const state = procedure.states[event.to]
  const says = (text: string, asks = false): Telling => ({
    text: `${procedure.title}：${text}`,
    asks,
    weighs: asks || state?.ends !== undefined,
  })
  if (!state) return null
  if (event.step === 'held') {
    const cause = (event.payload as { text?: string } | null)?.text
    const asks = file.held?.code === 'account-missing'
    return cause ? shortOr(says(`暂时等待。${cause}。`, asks), says('暂时等待，请点开看原因。', asks)) : null
  }
  if (event.step === 'reminded') {
    const { left } = event.payload as { left: number }
    return says(
      `还有 ${left} 个工作日到期${file.dueOn ? `（${formatDay(file.dueOn)}）` : ''}，${state.overdue?.owes ?? '还没有交回补正'}，请点开办理。`,
      true,
    )
  }
  const own = procedure.steps[event.step]?.tells
  if (own) return says(own)
  const corrections = (event.payload as { corrections?: { text: string; plain?: boolean }[] } | null)
    ?.corrections
  if (corrections?.length) {
    const last =
      file.revision === event.seq && file.dueOn
        ? `请在${formatDay(file.dueOn)}前改好再交。`
        : '请尽快改好再交。'
    const short = says(`有 ${corrections.length} 处需要补正，请点开看。${last}`, true)
    // What an officer wrote himself, or a line of a roster, may name somebody: a message does not repeat it.
    if (corrections.some(({ plain }) => plain === false)) return short
    return shortOr(says(`需要补正：${corrections.map(({ text }) => text).join('；')}。${last}`, true), short)
  }
  if (state.tells) return event.from === event.to ? null : says(state.tells.text, state.tells.asks)
  if (state.notice) return event.from === event.to ? null : says('已经公示，期满没有异议会自动往下办。')
  if (state.ends || state.progress === 4) {
    if (event.from === event.to) return null
    const reason = procedure.steps[event.step]?.reasons?.find(({ code }) => code === event.reason)?.text
    return says(reason ? `${state.title}。原因：${reason}。` : `${state.title}。`)
  }
  if (event.step === 'open')
    return says(event.actorKind === 'system' ? '系统已为您发起，不用再填表。' : '已经收到。')
  return null
}

/**
 * What is told when a term has passed in which the case's organisation had to act (催办): it is chased, and whoever waits for it is told so.
 * Null where the case was in an office's hands, which has its own list of what is late.
 */
export function chaseOf(
  procedure: Procedure,
  event: CaseEvent,
): Record<'person' | 'organisation', Telling> | null {
  if (event.step !== 'escalated') return null
  const holder = procedure.states[event.to]?.holder
  const party = Object.values(procedure.parties ?? {}).find(({ title }) => title === holder)
  if (party?.is !== theirOrganisation) return null
  const says = (text: string, asks: boolean): Telling => ({
    text: `${procedure.title}：${text}`,
    asks,
    weighs: asks,
  })
  return {
    organisation: says('已过办理期限，请今天就办；已转督办。', true),
    person: says(`${holder}没有按期办理，已经催办。`, false),
  }
}

/** What a short message may hold in one piece, in characters. */
export const LONGEST = 70

/** The words in full where one short message holds them. */
const shortOr = (full: Telling, short: Telling): Telling => (full.text.length <= LONGEST ? full : short)

/** Whether the event was this party's own doing, so that telling it back says nothing. */
export const ownDoing = (event: CaseEvent, to: 'person' | 'organisation'): boolean =>
  event.actorKind === (to === 'person' ? 'citizen' : 'organisation')
