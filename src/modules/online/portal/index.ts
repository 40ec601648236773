import type { ModulePortal } from '../../../portal/module-portal.ts'
import { coursePage, coursesPage } from './courses.tsx'
import { lessonPage } from './lesson.tsx'
import { myLearningPage } from './my-learning.tsx'
import { myPlatformsPage, platformsPage } from './platforms.tsx'

/** What online learning shows to the public. */
export const onlinePortal: ModulePortal = {
  pages: [coursesPage, coursePage, lessonPage, myLearningPage, platformsPage, myPlatformsPage],
  scripts: ['player'],
  styles: [new URL('./player.css', import.meta.url)],
}
