import { z } from 'zod'
import {
  type CaseFile,
  type Evidence,
  handlingTerm,
  type Party,
  procedure,
  type TermOf,
  theirOrganisation,
} from '../../../kernel/case/index.ts'
import { hasFiles } from '../../../kernel/file/index.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { organisationById } from '../../organisations/index.ts'
import { refusals } from '../refusals.ts'
import { onlineOn } from '../standard.ts'
import { platformOfCase, refusePlatform, selectPlatform } from './store.ts'

/** The organisation whose platform it is (申报单位). */
export const OPERATOR: Party = {
  title: '平台所属单位',
  is: theirOrganisation,
  sees: ['form', 'evidence'],
  otherwise: () => '这一步由平台所属的单位自己办。',
}

const noticeTerm: TermOf = (standards, day) => {
  const { platforms } = onlineOn(standards, day)
  return { days: platforms.notice.workingDays, clause: standards.cite(platforms.clause) }
}

const REFUSALS = [
  { code: 'conditions', text: '没有实名、签到、随机点名或记录追溯' },
  { code: 'untrue', text: '申报内容不实' },
  { code: 'content', text: '课程质量不符合要求' },
]

/** 线上平台遴选: looked at by one, decided by another, published, and then one of the city's platforms (R7.1). */
export const selectionProcedure = procedure({
  kind: 'PT',
  title: '线上平台遴选',
  starts: 'filed',
  // What is applied for stands in the platform's own row.
  form: z.strictObject({}),
  states: {
    filed: { title: '待初审', holder: '市人社局业务岗', progress: 1, within: handlingTerm('PT', 'filed') },
    deciding: {
      title: '待决定',
      holder: '市人社局复核岗',
      progress: 2,
      tells: { text: '初审通过，等市里决定。' },
      within: handlingTerm('PT', 'deciding'),
    },
    notice: {
      title: '公示中',
      holder: '公示期满自动入选',
      progress: 3,
      notice: {
        title: () => '拟遴选线上培训平台公示',
        fields: (ctx, files) => Promise.all(files.map((file) => noticeFields(ctx, file))),
        term: noticeTerm,
      },
    },
    selected: {
      title: '已入选',
      holder: '已办结',
      progress: 4,
      ends: 'done',
      tells: { text: '平台已经入选。请登记公钥，学员登记以后就可以报送播放记录。' },
    },
    refused: { title: '未入选', holder: '已办结', progress: 4, ends: 'refused' },
    withdrawn: { title: '已撤回', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    pass: {
      title: '初审通过',
      from: 'filed',
      to: 'deciding',
      who: may('online.review'),
      vouches: true,
      asks: 'note',
      tone: 'primary',
      async run(ctx, file) {
        if (!(await hasFiles(ctx.db, file.number))) throw refusals.noPlatformPapers()
        return undefined
      },
    },
    propose: {
      title: '同意，拟入选并公示',
      from: 'deciding',
      to: 'notice',
      who: may('online.select'),
      decides: true,
      tone: 'primary',
    },
    refuse: {
      title: '不予入选',
      from: ['filed', 'deciding'],
      to: 'refused',
      who: may('online.select'),
      decides: true,
      asks: 'reason',
      reasons: REFUSALS,
      tone: 'bad',
      run: refused,
    },
    select: {
      title: '公示期满，入选',
      from: 'notice',
      to: 'selected',
      by: 'clock',
      unless: 'objection',
      async run(ctx, file) {
        await selectPlatform(ctx.db, file.number, ctx.today)
        return undefined
      },
    },
    object: { title: '公示异议成立，退回决定', from: 'notice', to: 'deciding', by: 'system' },
    withdraw: {
      title: '撤回申报',
      from: ['filed', 'deciding'],
      to: 'withdrawn',
      who: may('online.platform'),
      party: 'operator',
      asks: 'reason',
      reasons: [
        { code: 'later', text: '准备充分以后再报' },
        { code: 'mistake', text: '填报有误，重新申报' },
      ],
      run: refused,
    },
  },
  parties: { operator: OPERATOR },
  evidence: selectionEvidence,
})

async function refused(ctx: VerbContext, file: CaseFile): Promise<undefined> {
  await refusePlatform(ctx.db, file.number)
  return undefined
}

async function factsOf(ctx: VerbContext, file: Pick<CaseFile, 'number'>) {
  const { name, site, about, organisation, checks } = await platformOfCase(ctx.db, file.number)
  const operator = await organisationById(ctx.db, organisation)
  return { name, site, about, checks, operator: operator?.name ?? '', organisation }
}

async function noticeFields(ctx: VerbContext, file: Pick<CaseFile, 'number'>) {
  const { name, site, about, operator } = await factsOf(ctx, file)
  return [
    { label: '平台', text: name },
    { label: '单位', text: operator },
    { label: '网址', text: site },
    { label: '教什么', text: about },
  ]
}

async function selectionEvidence(ctx: VerbContext, file: CaseFile): Promise<Evidence> {
  const one = await factsOf(ctx, file)
  return {
    comparisons: [],
    tabs: [
      {
        key: 'application',
        title: '申报内容',
        kind: 'facts',
        facts: [
          { label: '平台', text: one.name },
          { label: '单位', text: one.operator },
          { label: '网址', text: one.site },
          { label: '教什么', text: one.about },
          { label: '怎样核实是本人在学', text: one.checks },
        ],
      },
    ],
    documents: [{ title: '这家单位的登记', href: `/learn/providers/${one.organisation}` }],
  }
}
