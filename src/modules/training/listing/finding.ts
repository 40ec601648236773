import { type Finding, FOUND, type Found } from '../../../kernel/module/index.ts'
import { taughtText } from '../../../kernel/value/course-kind.ts'
import { bestFirst, soughtSound } from '../../../kernel/value/text/sounds-like.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import { allows, may, reaches, type VerbContext } from '../../../kernel/verb/index.ts'
import { registerOn } from '../../occupations/index.ts'
import { organisationsByIds, organisationsNamed } from '../../organisations/index.ts'
import { CLASS_STATES } from '../class/class-names.ts'
import type { TrainingClass } from '../store.ts'
import { type Filter, searchClasses } from './store.ts'

/** Of each way in which a class may be meant so many occupations and providers are tried. */
const MEANT = 3

/** 班次, by number, occupation (pinyin and initials too) or provider: an official's own districts, a provider's own, and what is public. */
export const classFinding: Finding = {
  title: '班次',
  async find(ctx, sought) {
    if (sought.length < 2) return []
    const within = reachOf(ctx)
    if (!within) return []
    const found = new Map<string, TrainingClass>()
    for (const filter of await meant(ctx, sought)) {
      if (found.size >= FOUND) break
      const { items } = await searchClasses(ctx.db, { ...within, ...filter }, { size: FOUND, newest: true })
      for (const one of items) found.set(one.id, one)
    }
    return shown(ctx, [...found.values()].slice(0, FOUND))
  },
}

/** What a text may mean, the likeliest first. */
async function meant(ctx: VerbContext, sought: string): Promise<Filter[]> {
  if (/^[a-z]{2}-\d|^\d/i.test(sought)) return [{ q: sought }]
  const sounds = soughtSound(sought)
  const occupations = sounds
    ? bestFirst(registerOn(await ctx.standards(), ctx.today).occupations, sounds)
        .slice(0, MEANT)
        .map(({ name }): Filter => ({ occupation: name }))
    : [{ q: sought }]
  const providers = await organisationsNamed(ctx.db, sought, MEANT)
  return [...occupations, ...providers.map(({ id }): Filter => ({ provider: id }))]
}

/** The classes that the actor may know of. */
function reachOf({ actor, today }: VerbContext): Filter | null {
  if (actor.kind === 'organisation') return actor.organisation ? { provider: actor.organisation } : null
  if (actor.kind !== 'official') return { states: ['approved'], from: today }
  if (!allows(may('cases.read'), actor)) return null
  return actor.districts === 'all' ? {} : { districts: actor.districts }
}

async function shown(ctx: VerbContext, classes: readonly TrainingClass[]): Promise<Found[]> {
  const providers = await organisationsByIds(
    ctx.db,
    classes.map(({ provider }) => provider),
  )
  const teaches = allows(may('training.teach'), ctx.actor)
  return classes.map((one) => ({
    title: taughtText(one),
    more: [
      providers.get(one.provider)?.name ?? '',
      `${formatDay(one.startsOn)}开班`,
      CLASS_STATES[one.state],
      one.number,
    ].join('，'),
    ...(ctx.actor.kind === 'official'
      ? { work: `/cases/${one.number}` as const }
      : teaches && reaches(ctx.actor, { organisation: one.provider })
        ? { work: `/classes/${one.id}` as const }
        : {}),
    ...(one.state === 'approved' ? { site: `/learn/classes/${one.id}` as const } : {}),
  }))
}
