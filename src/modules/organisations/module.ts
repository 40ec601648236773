import { module } from '../../kernel/module/index.ts'
import {
  organisationAccountChanged,
  organisationMerged,
  organisationUnmerged,
  rectificationOrdered,
} from './events.ts'
import { organisationFiles } from './files.ts'
import { hearNames, organisationFinding } from './finding.ts'
import { measureProcedure } from './measure/procedure.ts'
import { ORGANISATIONS_PERMISSIONS } from './permissions.ts'
import { halt, makeBranch, merge, resume, unmerge } from './verbs/change-status.ts'
import { endAgreed } from './verbs/end-agreement.ts'
import { liftRectification } from './verbs/end-rectification.ts'
import { agree } from './verbs/give-agreement.ts'
import { allowScope } from './verbs/give-scope.ts'
import { listOrganisations } from './verbs/list-organisations.ts'
import { myOrganisation } from './verbs/my-organisation.ts'
import { readOrganisation } from './verbs/read-organisation.ts'
import { readRecord } from './verbs/read-record.ts'
import { rectify } from './verbs/rectify.ts'
import { register } from './verbs/register.ts'
import { setOrganisationAccount } from './verbs/set-account.ts'
import { addVenue } from './verbs/venue/add-venue.ts'
import { closeVenue } from './verbs/venue/close-venue.ts'
import { myVenues } from './verbs/venue/my-venues.ts'
import { setEquipment } from './verbs/venue/set-equipment.ts'

/** Who trains, assesses and employs (机构). */
export const organisations = module({
  name: 'organisations',
  title: '机构',
  permissions: ORGANISATIONS_PERMISSIONS,
  verbs: [
    listOrganisations,
    readOrganisation,
    myOrganisation,
    setOrganisationAccount,
    myVenues,
    addVenue,
    setEquipment,
    closeVenue,
    register,
    readRecord,
    agree,
    endAgreed,
    allowScope,
    rectify,
    liftRectification,
    halt,
    resume,
    makeBranch,
    merge,
    unmerge,
  ],
  procedures: [measureProcedure],
  events: [organisationAccountChanged, rectificationOrdered, organisationMerged, organisationUnmerged],
  files: [organisationFiles],
  finds: [organisationFinding],
  jobs: (kernel) => [{ name: 'organisations.sounds', everySeconds: 60, run: () => hearNames(kernel) }],
  portal: async () => (await import('./portal/index.ts')).organisationsPortal,
  workbench: () => import('./workbench/index.ts'),
})
