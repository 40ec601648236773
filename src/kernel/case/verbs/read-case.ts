import { z } from 'zod'
import { CaseNumber } from '../../value/shapes.ts'
import { signedIn, verb } from '../../verb/index.ts'
import { type Procedure, typedFile } from '../procedure.ts'
import { caseInReach } from '../store/reach.ts'
import { CaseDetail } from './shapes.ts'
import { detailOf } from './views.ts'

/** One case with its evidence, decision, steps and timeline, for whoever it belongs to or is in the district of. */
export const readCase = (procedures: readonly Procedure[]) =>
  verb({
    name: 'cases.read',
    title: '查看办件',
    http: 'GET /cases/{number}',
    who: signedIn(),
    consistent: true,
    input: z.strictObject({ number: CaseNumber }),
    output: CaseDetail,
    async run(ctx, { number }) {
      const file = await caseInReach(ctx, number)
      const procedure = procedures.find((one) => one.kind === file.kind)
      if (!procedure) throw new Error(`no procedure for cases of kind ${file.kind}`)
      return detailOf(ctx, procedure, typedFile(procedure, file))
    },
  })
