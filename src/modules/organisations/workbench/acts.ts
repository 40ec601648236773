import { LEVELS, levelName } from '../../../kernel/value/level.ts'
import type { VerbAddress } from '../../../workbench/api/request.ts'
import type { Field } from '../../../workbench/kit/form/form-fields.ts'
import type { Record } from './record.ts'

/** Something that can be entered into an organisation's record. */
export interface Act {
  title: string
  verb: VerbAddress
  fields: readonly Field[]
  fixed?: { agreement: string }
}

/** What can be proposed or entered now: an agreement that runs can be ended, a rectification that runs can be lifted. */
export function actsFor({ organisation, agreements, status, related }: Record): Act[] {
  const running = agreements.find(({ number }) => number === organisation.agreement?.number)
  return [
    AGREE,
    SCOPE,
    organisation.rectifying ? LIFT : RECTIFY,
    FREEZE,
    ...(running
      ? [
          {
            title: `提出解除协议 ${running.number}`,
            verb: 'POST /organisations/{id}/agreements/{agreement}/end' as const,
            fixed: { agreement: running.id },
            fields: END,
          },
        ]
      : []),
    status && status.status !== 'active' ? RESUME : HALT,
    BRANCH,
    related.some(({ sort }) => sort === 'merged') ? UNMERGE : MERGE,
  ]
}

const day = (key: string, title: string): Field => ({ key, title, kind: 'day', required: true })
const source = (hint: string): Field => ({
  key: 'source',
  title: '依据',
  kind: 'text',
  required: true,
  longest: 100,
  hint,
})

const FREEZE: Act = {
  title: '暂停发证',
  verb: 'POST /organisations/{id}/freezes',
  fields: [
    {
      key: 'reason',
      title: '原因',
      kind: 'long-text',
      required: true,
      longest: 500,
      hint: '马上生效，机构看得到原因；两人同意才恢复，到期自动恢复。',
    },
  ],
}

const AGREE: Act = {
  title: '提出签订补贴培训协议',
  verb: 'POST /organisations/{id}/agreements',
  fields: [
    { key: 'number', title: '协议编号', kind: 'text', required: true, longest: 60 },
    day('from', '起始日'),
    day('to', '截止日'),
    source('例如“2026 年度协议台账”。'),
  ],
}

const SCOPE: Act = {
  title: '核定范围',
  verb: 'POST /organisations/{id}/scopes',
  fields: [
    {
      key: 'purpose',
      title: '用于',
      kind: 'choice',
      required: true,
      choices: [
        { value: 'training', text: '培训' },
        { value: 'assessment', text: '评价' },
      ],
    },
    { key: 'occupation', title: '职业名称', kind: 'text', required: true, longest: 60 },
    { key: 'occupationCode', title: '职业编码', kind: 'text', longest: 20 },
    {
      key: 'levels',
      title: '等级',
      kind: 'choices',
      required: true,
      choices: LEVELS.map((value) => ({ value, text: levelName(value) })),
    },
    day('from', '起始日'),
    { key: 'to', title: '截止日', kind: 'day' },
    source('例如办学许可证编号、备案公告。'),
  ],
}

const RECTIFY: Act = {
  title: '提出下达整改函',
  verb: 'POST /organisations/{id}/rectifications',
  fields: [
    { key: 'letter', title: '整改函文号', kind: 'text', required: true, longest: 60 },
    day('from', '整改起始日'),
    {
      key: 'reason',
      title: '整改事由（公众看得到）',
      kind: 'long-text',
      required: true,
      longest: 500,
      hint: '整改期间不开新的补贴培训班。',
    },
  ],
}

const LIFT: Act = {
  title: '提出解除整改',
  verb: 'POST /organisations/{id}/rectifications/end',
  fields: [day('last', '整改的最后一天')],
}

const HALT: Act = {
  title: '提出不开新班',
  verb: 'POST /organisations/{id}/halts',
  fields: [
    {
      key: 'why',
      title: '原因',
      kind: 'choice',
      required: true,
      choices: [
        { value: 'winding-up', text: '自愿停止办学' },
        { value: 'licence', text: '办学许可到期或被吊销' },
      ],
    },
    day('from', '从哪天起'),
  ],
}

const RESUME: Act = {
  title: '提出恢复办学',
  verb: 'POST /organisations/{id}/halts/end',
  fields: [day('from', '从哪天起')],
}

const organisation = (key: string, title: string): Field => ({
  key,
  title,
  kind: 'lookup',
  required: true,
  verb: '/organisations',
  option: ({ id, name }: { id: string; name: string }) => ({ value: id, text: name }),
})

const BRANCH: Act = {
  title: '提出登记为分支机构',
  verb: 'POST /organisations/{id}/head',
  fields: [organisation('head', '总部'), day('from', '从哪天起')],
}

const MERGE: Act = {
  title: '提出登记合并',
  verb: 'POST /organisations/{id}/merger',
  fields: [organisation('into', '并入哪家'), day('from', '从哪天起')],
}

const UNMERGE: Act = {
  title: '提出撤销合并',
  verb: 'POST /organisations/{id}/merger/end',
  fields: [
    day('last', '合并的最后一天'),
    { key: 'reason', title: '原因', kind: 'text', required: true, longest: 200 },
  ],
}

const END: readonly Field[] = [
  day('on', '从哪天起没有协议'),
  { key: 'reason', title: '解除原因', kind: 'text', required: true, longest: 200 },
]
