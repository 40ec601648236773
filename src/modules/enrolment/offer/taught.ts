import type { Standards } from '../../../kernel/standard/index.ts'
import { type CourseKind, courseOn, levelTaught } from '../../training/index.ts'
import type { Offer } from './offer.ts'

type Taught = Pick<Offer, 'occupation' | 'level' | 'startsOn'>

/** What an offer is of, where that is no training of the catalogue (安全技能、创业). */
export const courseOfOffer = (standards: Standards, { startsOn, occupation }: Taught): CourseKind | null =>
  courseOn(standards, startsOn, occupation)?.kind ?? null

/** 四级（中级工）, or 创业培训: what stands behind the name of what an offer teaches. */
export const levelOfOffer = (standards: Standards, offer: Taught): string =>
  levelTaught({ level: offer.level, course: courseOfOffer(standards, offer) })
