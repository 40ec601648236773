import type { ModulePortal } from '../../../portal/module-portal.ts'
import { myPassportPage, passportFiles } from './my-passport-page.tsx'
import { sharedPassportPage } from './shared-passport-page.tsx'

/** What the skill passport shows to the public. */
export const passportPortal: ModulePortal = {
  pages: [myPassportPage, ...passportFiles, sharedPassportPage],
}
