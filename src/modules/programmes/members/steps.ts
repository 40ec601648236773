import { z } from 'zod'
import { type Step, typedStep } from '../../../kernel/case/index.ts'
import { may } from '../../../kernel/verb/index.ts'
import { aheadOf, callBack } from '../pay/call-back.ts'
import { AmendForm, amend } from './amend.ts'
import { leave, memberOf, NameForm, nameMember } from './name.ts'

/** Naming people, changing their agreements, and leaving; the case stays where it is. */
export const MEMBER_STEPS = {
  name: typedStep({
    title: '列入一人',
    from: ['filed', 'returned', 'running'],
    to: 'running',
    who: may('programmes.apply'),
    party: 'applicant',
    input: NameForm,
    page: (file) => `/programmes/${file.number}/members`,
    run: (ctx, file, { input }) => nameMember(ctx, file, input),
  }),
  amend: typedStep({
    title: '变更协议',
    from: ['filed', 'returned', 'running'],
    to: 'running',
    who: may('programmes.apply'),
    party: 'applicant',
    input: AmendForm,
    page: (file) => `/programmes/${file.number}/members`,
    run: (ctx, file, { input }) => amend(ctx, file, input),
  }),
  leave: typedStep({
    title: '登记退出',
    from: ['filed', 'returned', 'running'],
    to: 'running',
    who: may('programmes.apply'),
    party: 'applicant',
    input: z.strictObject({ member: z.uuid() }),
    page: (file) => `/programmes/${file.number}/members`,
    async run(ctx, file, { input }) {
      const one = await memberOf(ctx, file, input.member)
      const ahead = (await aheadOf(ctx, file.number)).get(one.person)
      if (ahead) await callBack(ctx, ahead, `${file.number} 退出培养，预拨追回`)
      return { to: file.state, note: await leave(ctx, one) }
    },
  }),
} as const satisfies Record<string, Step>
