import { module } from '../../kernel/module/index.ts'
import { PASSPORT_PERMISSIONS } from './permissions.ts'
import { myPassport, myPassportFile } from './verbs/my-passport.ts'
import { openPassport, sharePassport, withdrawPassport } from './verbs/share-passport.ts'

/** What a person can do, on one page that is shown to whom the person wants (技能护照). */
export const passport = module({
  name: 'passport',
  title: '技能护照',
  permissions: PASSPORT_PERMISSIONS,
  verbs: [myPassport, myPassportFile, sharePassport, withdrawPassport, openPassport],
  portal: async () => (await import('./portal/index.ts')).passportPortal,
})
