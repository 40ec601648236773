import type { ModulePortal } from '../../../portal/module-portal.ts'
import { comparePage } from './compare.tsx'
import { mySignUpsPage } from './mine.tsx'
import { offerPage } from './offer.tsx'
import { offersPage } from './offers.tsx'
import { services } from './services.ts'

/** Where one finds a course and signs up for it. */
export const enrolmentPortal: ModulePortal = {
  pages: [offersPage, comparePage, offerPage, mySignUpsPage],
  services,
}
