import { type Dataset, latest } from '../../kernel/module/index.ts'
import { groupsOf, type RegisteredOccupation, registerOn } from './rules.ts'

const MARK = { 1: '是', 0: '否', '': '没有查到' }

/** The register of occupations as open data: classification and new occupations as they stand on the day. */
export const occupationsSet: Dataset = {
  id: 'occupations',
  title: '职业名录',
  description: '职业分类大典的职业和当日以前公布（或正在公示）的新职业，含所属类别和数字职业、绿色职业标注。',
  keywords: ['职业分类', '新职业', '数字职业', '绿色职业'],
  fields: [
    { key: 'code', title: '职业编码', kind: 'text', note: '大典的编码；新职业没有查到编码的空白' },
    { key: 'name', title: '职业名称', kind: 'text', note: '大典或新职业公告所列名称' },
    { key: 'major', title: '大类', kind: 'text', note: '所属大类的名称' },
    { key: 'medium', title: '中类', kind: 'text', note: '所属中类的名称' },
    { key: 'minor', title: '小类', kind: 'text', note: '所属小类的名称；整理稿没有、编码推不出名称的空白' },
    { key: 'digital', title: '数字职业', kind: 'text', note: '大典标注 S', values: MARK },
    { key: 'green', title: '绿色职业', kind: 'text', note: '大典标注 L', values: MARK },
    { key: 'batch', title: '新职业批次', kind: 'text', note: '第几批新职业；不是新职业的空白' },
    {
      key: 'stage',
      title: '新职业状态',
      kind: 'text',
      note: '已公布还是仍在公示',
      values: { published: '已公布', proposed: '公示中', '': '不是新职业' },
    },
    { key: 'document', title: '新职业文件', kind: 'text', note: '公布或公示新职业的文件' },
    { key: 'announcedOn', title: '新职业日期', kind: 'date', note: '公布或公示之日' },
  ],
  extract(standards, day) {
    const register = registerOn(standards, day)
    const nameOf = (one: RegisteredOccupation, rank: string) =>
      groupsOf(register, one.code).find((group) => group.rank === rank)?.name ?? ''
    const editions = [register.classification, ...register.batches].filter((edition) => edition !== null)
    return {
      rows: register.occupations.map((one) => ({
        code: one.code ?? '',
        name: one.name,
        major: nameOf(one, 'major'),
        medium: nameOf(one, 'medium'),
        minor: nameOf(one, 'minor'),
        digital: markText(one.digital),
        green: markText(one.green),
        batch: one.batch ? String(one.batch.number) : '',
        stage: one.batch?.stage ?? '',
        document: one.batch?.document ?? '',
        announcedOn: one.batch?.from ?? '',
      })),
      edition: register.classification?.id ?? null,
      source: editions.map(({ source }) => source).join('；'),
      assumed: editions.some(({ status }) => status === 'assumed'),
      modified: latest(editions.map(({ from }) => from)),
    }
  },
}

const markText = (mark: boolean | null): string => (mark === null ? '' : mark ? '1' : '0')
