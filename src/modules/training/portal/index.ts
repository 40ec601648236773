import type { AnyPage } from '../../../portal/page.ts'
import { attendedPage, attendPage } from './attend.tsx'
import { classPage } from './class.tsx'
import { classesPage } from './classes.tsx'
import { myTrainingPage } from './my-training.tsx'
import { trainingCertificatePage } from './training-certificate.tsx'

/** The pages of the training module. */
export const trainingPages: readonly AnyPage[] = [
  classesPage,
  classPage,
  attendedPage,
  attendPage,
  myTrainingPage,
  trainingCertificatePage,
]
