import {
  json,
  needed,
  parameters,
  parsed,
  VERSION,
  type XapiAnswer,
  type XapiRequest,
  type XapiStore,
} from '../http/exchange.ts'
import { agent } from '../statement/actor.ts'
import { iri, type Json } from '../statement/primitive.ts'
import { definitionsOf } from '../store/activities.ts'

/** GET /about: which versions are spoken here. */
export function about(request: XapiRequest): XapiAnswer {
  parameters(request, [])
  return json({ version: [VERSION] })
}

/** GET /activities: all that statements have said of an activity. */
export async function activities({ db, holder }: XapiStore, request: XapiRequest): Promise<XapiAnswer> {
  const { activityId } = parameters(request, ['activityId'])
  const id = iri(needed(activityId, 'activityId'), '?activityId')
  const definition = (await definitionsOf(db, holder, [id])).get(id)
  return json({ objectType: 'Activity', id, ...(definition ? { definition } : {}) })
}

/** GET /agents: the one identifier that was asked for, as a Person; who is who beyond that is not told. */
export function agents(request: XapiRequest): XapiAnswer {
  const { agent: text } = parameters(request, ['agent'])
  const found = parsed(needed(text, 'agent'), '?agent')
  agent(found, '?agent')
  const { objectType: _type, ...known } = found as Json
  return json({
    objectType: 'Person',
    ...Object.fromEntries(Object.entries(known).map(([key, value]) => [key, [value]])),
  })
}
