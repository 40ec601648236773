import type { ModulePortal } from '../../../portal/module-portal.ts'
import { providerPage } from './provider.tsx'
import { providersPage } from './providers.tsx'

/** What organisations show to the public. */
export const organisationsPortal: ModulePortal = {
  pages: [providersPage, providerPage],
  styles: [new URL('./providers.css', import.meta.url)],
}
