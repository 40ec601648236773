import { civilDateOf, parseCivilDate } from '../../kernel/value/time/civil-date.ts'
import type { Visit } from '../page.ts'
import { readQuery } from '../texts.ts'
import type { House, PageRequest } from './page-request.ts'
import { preferencesOf } from './preferences.ts'

/** What a page gets to work with while it loads. */
export function visitOf(house: House, request: PageRequest): Visit {
  const now = house.now()
  const query = readQuery(request.query)
  const today = civilDateOf(now)
  const asked = parseCivilDate(query.on ?? '')
  return {
    perform: (verb, input) => request.perform(verb, input, null),
    params: request.params,
    query,
    all: (name) => request.query.getAll(name),
    actor: request.actor,
    now,
    today,
    on: asked.valid ? asked.value : today,
    demo: house.demo,
    elder: preferencesOf(query, request.cookies).mode === 'elder',
    origin: house.site.origin,
    standards: house.standards,
    city: house.city,
  }
}
