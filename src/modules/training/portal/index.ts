import type { ModulePortal } from '../../../portal/module-portal.ts'
import { attendedPage, attendPage } from './attend.tsx'
import { classCalendarPage, classPage } from './class.tsx'
import { classesPage } from './classes.tsx'
import { disputePage } from './dispute.tsx'
import { facePage } from './face.tsx'
import { myTrainingPage } from './my-training.tsx'
import { rateClassPage } from './rate-class.tsx'
import { services } from './services.ts'
import { trainingCertificatePage } from './training-certificate.tsx'

/** What training shows to the public. */
export const trainingPortal: ModulePortal = {
  pages: [
    classesPage,
    classPage,
    classCalendarPage,
    attendedPage,
    attendPage,
    myTrainingPage,
    disputePage,
    rateClassPage,
    facePage,
    trainingCertificatePage,
  ],
  services,
  scripts: ['attend', 'face'],
}
