import { keyOf } from './actor.ts'
import type { Json } from './primitive.ts'

/** As what a statement names somebody or something: as its own actor or object, or anywhere. */
export type Mention = 'agent' | 'related-agent' | 'activity' | 'related-activity'

/** Whom and what a statement names, by which it is found. */
export function mentionsIn(statement: Json): { as: Mention; key: string }[] {
  const found = new Map<string, { as: Mention; key: string }>()
  const keep = (as: Mention, key: string | null) => {
    if (key !== null) found.set(`${as} ${key}`, { as, key })
  }
  const who = (value: unknown, as: Mention) => {
    if (!value) return
    keep(as, keyOf(value as Json))
    for (const one of ((value as Json).member ?? []) as Json[]) keep(as, keyOf(one))
  }
  const walk = (one: Json, inner: boolean) => {
    who(one.actor, inner ? 'related-agent' : 'agent')
    thing(one.object as Json, inner)
    surroundings((one.context ?? {}) as Json)
  }
  const thing = (one: Json, inner: boolean) => {
    if (one.objectType === 'SubStatement') walk(one, true)
    else if (one.objectType === 'Agent' || one.objectType === 'Group')
      who(one, inner ? 'related-agent' : 'agent')
    else if (one.objectType !== 'StatementRef') keep(inner ? 'related-activity' : 'activity', String(one.id))
  }
  const surroundings = (context: Json) => {
    who(context.instructor, 'related-agent')
    who(context.team, 'related-agent')
    for (const one of (context.contextAgents ?? []) as Json[]) who(one.agent, 'related-agent')
    for (const one of (context.contextGroups ?? []) as Json[]) who(one.group, 'related-agent')
    for (const all of Object.values((context.contextActivities ?? {}) as Json))
      for (const one of (Array.isArray(all) ? all : [all]) as Json[]) keep('related-activity', String(one.id))
  }
  walk(statement, false)
  who(statement.authority, 'related-agent')
  return [...found.values()]
}

/** The activities whose definition a statement brings. */
export function definitionsIn(statement: Json): { id: string; definition: Json }[] {
  const inner = statement.object as Json
  const all = [
    inner,
    ...(inner.objectType === 'SubStatement' ? [inner.object as Json] : []),
    ...[statement, inner].flatMap(({ context }) =>
      Object.values(((context as Json | undefined)?.contextActivities ?? {}) as Json).flat(),
    ),
  ] as Json[]
  return all
    .filter(
      ({ definition, objectType }) => definition && (objectType === undefined || objectType === 'Activity'),
    )
    .map(({ id, definition }) => ({ id: String(id), definition: definition as Json }))
}
