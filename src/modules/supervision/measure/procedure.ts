import { z } from 'zod'
import {
  type CaseFile,
  handlingTerm,
  type Party,
  procedure,
  theirOrganisation,
  typedStep,
} from '../../../kernel/case/index.ts'
import { addDays } from '../../../kernel/value/time/civil-date.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { agreementOn, endAgreement, endRectification, rectifyingOn } from '../../organisations/index.ts'
import { refusals } from '../refusals.ts'
import { BEGINS, beginMeasure } from './begin.ts'
import { endMeasures, MEASURE_KINDS, MEASURES, measuresOfCase } from './store.ts'

/** What a case of measures is opened with: after which finding, against whom. */
const MeasureForm = z.strictObject({ finding: z.string(), organisation: z.uuid() })
type MeasureForm = z.output<typeof MeasureForm>

const ORGANISATION: Party = {
  title: '被处理单位',
  is: theirOrganisation,
  sees: ['form', 'evidence'],
  otherwise: () => '这一步由被处理的单位自己办。',
}

const Report = z.strictObject({
  done: z
    .string()
    .trim()
    .min(10, '请写清整改了什么，至少10个字')
    .max(1000)
    .meta({ title: '整改情况', kind: 'long-text' }),
})

const Next = z.strictObject({
  kind: z.enum(MEASURE_KINDS).meta({ title: '改为', choices: MEASURES }),
  document: z.string().trim().min(2, '请填写文号').max(100).meta({ title: '文号' }),
  reason: z.string().trim().min(4, '请写明理由').max(300).meta({ title: '理由', kind: 'long-text' }),
})

/** 处理措施: one after the other as far as the facts ask for (约谈→整改→通报→解除协议→移送, R1.9). */
export const measureProcedure = procedure({
  kind: 'CS',
  title: '监督处理措施',
  starts: 'talking',
  form: MeasureForm,
  states: {
    talking: {
      title: '待约谈',
      holder: '区人社局监督岗',
      progress: 2,
      tells: { text: '请负责人按约定时间接受约谈。' },
      within: handlingTerm('CS', 'talking'),
    },
    rectifying: {
      title: '整改中',
      holder: '被处理单位',
      progress: 2,
      tone: 'warn',
      tells: { text: '已下达整改函，整改期间不开展补贴培训，改好后请报整改情况。', asks: true },
      within: handlingTerm('CS', 'rectifying'),
    },
    reported: {
      title: '已报整改，待验收',
      holder: '区人社局监督岗',
      progress: 2,
      quiet: '整改情况已经收到',
      within: handlingTerm('CS', 'reported'),
    },
    escalating: {
      title: '拟改变措施，待决定',
      holder: '区人社局复核岗',
      progress: 2,
      quiet: '还要另一个人决定，定了再说',
      within: handlingTerm('CS', 'escalating'),
    },
    publishing: {
      title: '待通报',
      holder: '区人社局监督岗',
      progress: 3,
      quiet: '通报的时候连同文件一起告知',
      within: handlingTerm('CS', 'publishing'),
    },
    ending: {
      title: '待解除协议',
      holder: '区人社局复核岗',
      progress: 3,
      tells: { text: '决定解除补贴培训协议，办理后不再承接新的补贴班。' },
      within: handlingTerm('CS', 'ending'),
    },
    transferring: {
      title: '待移送',
      holder: '区人社局监督岗',
      progress: 3,
      quiet: '移送由受移送机关告知',
      within: handlingTerm('CS', 'transferring'),
    },
    transferred: {
      title: '已移送，等回复',
      holder: '受移送机关',
      progress: 3,
      quiet: '移送由受移送机关告知',
      within: { noTerm: '何时回复由受移送机关决定' },
    },
    closed: { title: '已办结', holder: '已办结', progress: 4, ends: 'done' },
  },
  steps: {
    talked: {
      title: '已约谈，记录',
      from: 'talking',
      to: 'closed',
      who: may('supervision.check'),
      asks: 'note',
      tone: 'primary',
      run: closed,
    },
    report: typedStep({
      title: '报整改情况',
      from: 'rectifying',
      to: 'reported',
      who: may('supervision.answer'),
      party: 'organisation',
      input: Report,
      run: async (_ctx, _file, { input }) => ({ note: input.done }),
    }),
    'take-in': typedStep({
      title: '代收整改材料',
      from: 'rectifying',
      to: 'reported',
      who: may('supervision.check'),
      input: Report,
      run: async (_ctx, _file, { input }) => ({ note: `窗口收到：${input.done}` }),
    }),
    accept: {
      title: '验收合格，结束整改',
      from: 'reported',
      to: 'closed',
      who: may('supervision.check'),
      asks: 'note',
      tone: 'primary',
      async run(ctx, file) {
        if (!(await rectifyingOn(ctx.db, file.form.organisation, ctx.today))) throw refusals.notRectifying()
        await endRectification(ctx, file.form.organisation, ctx.today)
        return closed(ctx, file)
      },
    },
    again: {
      title: '没有改到位，继续整改',
      from: 'reported',
      to: 'rectifying',
      who: may('supervision.check'),
      asks: 'note',
    },
    escalate: {
      title: '提请改变措施',
      from: ['talking', 'rectifying', 'reported'],
      to: 'escalating',
      who: may('supervision.check'),
      vouches: true,
      asks: 'note',
      tone: 'bad',
    },
    order: typedStep({
      title: '同意，决定措施',
      from: 'escalating',
      to: 'closed',
      who: may('supervision.decide'),
      decides: true,
      tone: 'bad',
      input: Next,
      async run(ctx, { number, district, form }: CaseFile<MeasureForm>, { input }) {
        await endMeasures(ctx.db, number, ctx.today)
        await beginMeasure(ctx.asSystem(`${number} 改变措施`), { ...input, ...form, number, district })
        return { to: BEGINS[input.kind], note: `${MEASURES[input.kind]} ${input.document}：${input.reason}` }
      },
    }),
    keep: {
      title: '不改变，继续原措施',
      from: 'escalating',
      to: 'rectifying',
      who: may('supervision.decide'),
      asks: 'note',
      async run(ctx, { number }) {
        const last = (await measuresOfCase(ctx.db, number)).at(-1)
        return last ? { to: BEGINS[last.kind] } : undefined
      },
    },
    publish: {
      title: '通报，向社会公布',
      from: 'publishing',
      to: 'closed',
      who: may('supervision.check'),
      tone: 'primary',
      run: closed,
    },
    terminate: {
      title: '解除协议',
      from: 'ending',
      to: 'closed',
      who: may('supervision.decide'),
      decides: true,
      tone: 'bad',
      async run(ctx, file) {
        const { organisation } = file.form
        const agreement = await agreementOn(ctx.db, organisation, ctx.today)
        // It may have run out meanwhile: then there is nothing left to end.
        if (agreement)
          await endAgreement(ctx, organisation, agreement.id, addDays(ctx.today, -1), file.number)
        if (await rectifyingOn(ctx.db, organisation, ctx.today))
          await endRectification(ctx, organisation, ctx.today)
        return closed(ctx, file)
      },
    },
    'hand-over': {
      title: '已移送，登记文号',
      from: 'transferring',
      to: 'transferred',
      who: may('supervision.check'),
      asks: 'note',
      tone: 'primary',
    },
    replied: {
      title: '登记回复，结案',
      from: 'transferred',
      to: 'closed',
      who: may('supervision.check'),
      asks: 'note',
      run: closed,
    },
  },
  parties: { organisation: ORGANISATION },
  async evidence(ctx, { number, form }) {
    const measures = await measuresOfCase(ctx.db, number)
    return {
      comparisons: [],
      tabs: [
        {
          key: 'measures',
          title: '措施',
          kind: 'table',
          columns: ['措施', '文号', '理由', '从', '到'],
          rows: measures.map((one) => [
            MEASURES[one.kind],
            one.document,
            one.reason,
            one.orderedOn,
            one.endedOn ?? '在办',
          ]),
        },
      ],
      documents:
        ctx.actor.kind === 'official'
          ? [{ title: `依据的核查 ${form.finding}`, href: `/work/cases/${form.finding}` }]
          : [],
    }
  },
})

async function closed(ctx: VerbContext, file: CaseFile<MeasureForm>): Promise<undefined> {
  await endMeasures(ctx.db, file.number, ctx.today)
  return undefined
}
