import { civilDateOf } from '../kernel/value/civil-date.ts'
import type { Visit } from './page.ts'
import type { House, PageRequest } from './page-request.ts'
import { readQuery } from './texts.ts'

/** What a page gets to work with while it loads. */
export function visitOf(house: House, request: PageRequest): Visit {
  const now = house.now()
  return {
    perform: (verb, input) => request.perform(verb, input, null),
    params: request.params,
    query: readQuery(request.query),
    all: (name) => request.query.getAll(name),
    actor: request.actor,
    now,
    today: civilDateOf(now),
    demo: house.demo,
    standards: house.standards,
    city: house.city,
  }
}
