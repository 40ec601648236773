import type { AnyPage } from '../../../portal/page.ts'
import { providerPage } from './provider.tsx'
import { providersPage } from './providers.tsx'

/** The pages of the organisations module. */
export const organisationsPages: readonly AnyPage[] = [providersPage, providerPage]

/** Their own rules beside the kit's. */
export const organisationsStyles: readonly URL[] = [new URL('./providers.css', import.meta.url)]
