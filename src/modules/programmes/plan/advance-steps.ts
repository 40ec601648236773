import { type Step, typedStep } from '../../../kernel/case/index.ts'
import { may } from '../../../kernel/verb/index.ts'
import { AdvanceForm, ask, foreseeAdvance, grant } from './advance.ts'

/** Money ahead is asked for by the applicant and decided by the district. */
export const ADVANCE_STEPS = {
  'ask-advance': typedStep({
    title: '申请预拨',
    from: 'running',
    to: 'advancing',
    who: may('programmes.apply'),
    party: 'applicant',
    vouches: true,
    input: AdvanceForm,
    run: (ctx, file, { input }) => ask(ctx, file, input.percent),
  }),
  'grant-advance': {
    title: '同意预拨',
    from: 'advancing',
    to: 'running',
    who: may('programmes.decide'),
    decides: true,
    tone: 'primary',
    tells: '预拨已经同意，每个人的预拨按公示、拨付办理。',
    foresees: foreseeAdvance,
    run: grant,
  },
  'refuse-advance': {
    title: '不同意预拨',
    from: 'advancing',
    to: 'running',
    who: may('programmes.decide'),
    decides: true,
    asks: 'note',
    tone: 'bad',
    tells: '预拨没有同意，请点开看原因。',
  },
} as const satisfies Record<string, Step>
