import { z } from 'zod'
import type { CaseFile, CorrectionTarget, Evidence } from '../../../kernel/case/index.ts'
import { districtName } from '../../../kernel/value/district.ts'
import { maskName } from '../../../kernel/value/person/mask.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { organisationById } from '../../organisations/index.ts'
import { peopleByIds } from '../../people/index.ts'
import { CANDIDATES, CATEGORIES } from '../register/accreditation.ts'
import { membersOf, ROLES } from '../register/members.ts'
import { venuesOf } from '../register/venues.ts'
import { APPLICATION_FIELDS, levelsInWords, titleOf, WRITTEN, type WrittenKey } from './form.ts'
import { type Application, applicationOf, opinionsOf } from './store.ts'

/** What an application rests on: what was applied for, the people and venues behind it, the opinions. */
export async function applicationEvidence(ctx: VerbContext, file: CaseFile): Promise<Evidence> {
  const one = await applicationOf(ctx.db, file.number)
  const organisation = await organisationById(ctx.db, one.organisation)
  const members = await membersOf(ctx.db, one.organisation)
  const people = await peopleByIds(
    ctx,
    members.map(({ person }) => person),
  )
  const venues = await venuesOf(ctx.db, one.organisation)
  const opinions = await opinionsOf(ctx.db, file.number)
  return {
    comparisons: [],
    tabs: [
      {
        key: 'application',
        title: '申请内容',
        kind: 'facts',
        facts: [
          { label: '单位', text: organisation?.name ?? '' },
          { label: '作为', text: CATEGORIES[one.category] },
          ...(one.candidates.length > 0
            ? [{ label: '评价对象', text: one.candidates.map((key) => CANDIDATES[key]).join('、') }]
            : []),
          { label: '等级', text: levelsInWords(one.levels) },
          { label: '在哪些区', text: one.districts.map((code) => districtName(ctx.city, code)).join('、') },
          ...WRITTEN.map((key) => ({ label: titleOf(key), text: shown(one, key) })),
          ...(one.codes
            ? [{ label: '序列码', text: `${one.codes.siteCode}（机构代码 ${one.codes.bodyCode}）` }]
            : []),
        ],
      },
      {
        key: 'members',
        title: `考评和督导人员 ${members.length} 人次`,
        kind: 'table',
        columns: ['身份', '姓名', '证卡', '有效期', '职业', '等级'],
        rows: members.map((member) => [
          ROLES[member.role],
          maskName(people.get(member.person)?.name ?? '*'),
          member.card,
          `${formatDay(member.cardFrom)}至${formatDay(member.cardTo)}`,
          member.occupation ?? '—',
          levelsInWords(member.levels),
        ]),
      },
      {
        key: 'venues',
        title: `考点 ${venues.length} 个`,
        kind: 'table',
        columns: ['考点', '所在区', '地址', '考位', '设备'],
        rows: venues.map(({ name, district, address, places, equipment }) => [
          name,
          districtName(ctx.city, district),
          address,
          `${places} 个`,
          equipment,
        ]),
      },
      {
        key: 'opinions',
        title: `评审意见 ${opinions.length} 份`,
        kind: 'table',
        columns: ['评审人', '意见', '理由'],
        rows: opinions.map(({ label, passes, opinion }) => [label, passes ? '通过' : '不通过', opinion]),
      },
    ],
    documents: [{ title: '这家单位的登记', href: `/learn/providers/${one.organisation}` }],
  }
}

const shown = (one: Application, key: WrittenKey): string =>
  key === 'occupations' ? one.occupations.join('、') : one[key]

/** What may be asked to be put right: each written field, and the papers. */
export async function correctableOfApplication(
  ctx: VerbContext,
  file: CaseFile,
): Promise<CorrectionTarget[]> {
  const one = await applicationOf(ctx.db, file.number)
  const papers = Object.entries(PAPERS).map(
    ([key, [title, ask]]): CorrectionTarget => ({ key, sort: 'file', title, ask }),
  )
  const written = WRITTEN.map((key): CorrectionTarget => {
    const title = titleOf(key)
    const now = shown(one, key)
    const input = z.strictObject({ [key]: APPLICATION_FIELDS[key] })
    return { key, sort: 'field', title, ask: `请把${title}写清楚`, now, input, start: { [key]: now } }
  })
  return [...papers, ...written]
}

const PAPERS: Readonly<Record<string, readonly [title: string, ask: string]>> = {
  'scheme-paper': ['认定方案全文', '请上传盖章的认定方案'],
  'place-paper': ['考点证明', '请上传考点的权属或使用证明、设备清单'],
  'card-paper': ['证卡复印件', '请上传考评员、质量督导员的证卡'],
}
