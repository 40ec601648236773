import type { AnyPage } from '../../../portal/page.ts'
import { profilePage } from './profile.tsx'

/** The pages of the people module. */
export const peoplePages: readonly AnyPage[] = [profilePage]
