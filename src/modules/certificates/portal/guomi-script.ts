/** What the offline verifier loads when something is signed with SM2; kept with the page, so that it does so without network too. */
export { guomi } from '../offline/guomi.ts'
