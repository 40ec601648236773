import { offeredOn, roadOf } from '../../kernel/case/index.ts'
import type { Visit } from '../../portal/page.ts'
import type { Service } from '../../portal/pages/service-guide.tsx'
import type { GuideOf } from '../../portal/pages/services.tsx'
import { PROCEDURES } from '../modules.ts'

/** 办事指南: what a module says of a service, with what the city says of it and the way of the case that it opens. */
export const guidesFrom =
  (services: (visit: Visit) => Promise<readonly Service[]>, origin: string): GuideOf =>
  async (visit, code) => {
    const service = (await services(visit)).find((one) => one.code === code)
    if (!service) return null
    const standards = await visit.standards()
    const offered = offeredOn(standards, visit.today)[code]
    if (!offered) throw new Error(`the city's guides say nothing of ${code}`)
    const procedure = PROCEDURES.find(({ kind }) => kind === offered.cases[0])
    return {
      service,
      offered,
      road: procedure ? roadOf(procedure, standards, visit.today) : [],
      address: new URL(`/services/${code}`, origin).href,
    }
  }
