import type { ModulePortal } from '../../../portal/module-portal.ts'
import { profilePage } from './profile.tsx'

/** What people see of their own record. */
export const peoplePortal: ModulePortal = { pages: [profilePage] }
