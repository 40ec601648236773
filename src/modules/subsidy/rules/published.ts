import { type Decision, decide } from '../../../kernel/decision/decision.ts'
import { noneOf, type Standards } from '../../../kernel/standard/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { type CatalogueEdition, catalogueKind } from '../../catalogue/rules.ts'
import { type SubsidyEdition, subsidyKind } from '../standard.ts'
import { dayText } from './situation/day.ts'

/** No answer, because the measures or the catalogue of that day are not published or could not be found. */
export function nothingPublished<T>(
  day: CivilDate,
  measures: SubsidyEdition | null,
  catalogue: CatalogueEdition | null,
  standards: Standards,
): Decision<T> {
  return decide<T>()
    .uses(catalogue?.id ?? noneOf(catalogueKind))
    .uses(measures?.id ?? noneOf(subsidyKind))
    .undecidable(measures === null, 'measures-in-force', standards.ruling('subsidy-measures', null, day), {
      found: `${dayText(day)}没有查到施行中的补贴办法`,
      needed: '开班备案当日有施行中的补贴办法',
      next: '新办法公布后系统会重新计算，您不用再申请',
    })
    .undecidable(
      catalogue === null || catalogue.data.known === 'none',
      'catalogue-in-force',
      catalogue
        ? standards.cite(catalogue.data.basis)
        : standards.ruling('subsidy-measures', 'catalogue', day),
      {
        found: catalogue ? `${catalogue.name}的内容没有查到` : `${dayText(day)}没有查到施行中的目录`,
        needed: '开班备案当日有公布的目录',
        next: '目录补充后系统会重新计算，您不用再申请',
      },
    )
    .grant(() => {
      throw new Error('nothing is published')
    })
}

/** What is said where an edition lists an occupation but a value that it should hold could not be found. */
export const UNPUBLISHED = {
  amount: {
    found: '目录里这一等级的金额没有查到',
    needed: '公布的金额',
    next: '金额补充后系统会重新计算，您不用再申请',
  },
  demand: {
    found: '目录里这个职业的紧缺程度没有查到',
    needed: '公布的紧缺程度',
    next: '紧缺程度补充后系统会重新计算，您不用再申请',
  },
  evaluation: {
    found: '目录里这个职业的评价类别没有查到',
    needed: '公布的评价类别',
    next: '评价类别补充后系统会重新计算，您不用再申请',
  },
}
