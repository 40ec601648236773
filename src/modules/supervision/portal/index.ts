import type { ModulePortal } from '../../../portal/module-portal.ts'
import { drawPage } from './draw-page.tsx'
import { drawsPage } from './draws-page.tsx'
import { reportPage } from './report-page.tsx'

/** What supervision shows to the public. */
export const supervisionPortal: ModulePortal = { pages: [drawsPage, drawPage, reportPage] }
