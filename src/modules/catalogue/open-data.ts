import type { Dataset, Field } from '../../kernel/module/index.ts'
import { LEVELS, levelName } from '../../kernel/value/level.ts'
import { BANDS, type CatalogueLine, catalogueKind } from './rules.ts'

const CELL = '金额（元）；“——”国家标准没有这一等级；“/”市场没有需求、不补贴；空白表示没有查到'

const AMOUNTS: Field[] = BANDS.flatMap((band) =>
  LEVELS.map((level) => ({
    key: `${level === 'special' ? 'special' : `L${level}`}_${band}`,
    title: `${band}课时 ${levelName(level)}`,
    kind: 'text' as const,
    note: `${levelName(level)}、${band}课时的培训补贴标准。${CELL}`,
  })),
)

const FIELDS: readonly Field[] = [
  { key: 'code', title: '职业编码', kind: 'text', note: '职业分类大典的编码；没有查到的空白' },
  { key: 'name', title: '职业（工种）', kind: 'text', note: '目录所列名称，括号内是工种' },
  { key: 'industry', title: '行业', kind: 'text', note: '目录所列行业；没有查到的空白' },
  {
    key: 'demand',
    title: '紧缺程度',
    kind: 'text',
    note: '市场需求程度；没有查到的空白',
    values: { 非常紧缺: '缺口最大', 紧缺: '缺口较大', 一般紧缺: '有缺口' },
  },
  {
    key: 'evaluation',
    title: '评价类别',
    kind: 'text',
    note: '评价的复杂程度',
    values: { A: '最复杂', B: '较复杂', C: '一般' },
  },
  {
    key: 'package',
    title: '职业培训包',
    kind: 'text',
    note: '是否须按职业培训包培训和评价',
    values: { 1: '是', '': '否或没有查到' },
  },
  ...AMOUNTS,
  { key: 'demandFrom', title: '程度沿用自', kind: 'text', note: '紧缺程度取自哪一版；空白表示本版自己公布' },
  { key: 'amountsFrom', title: '金额沿用自', kind: 'text', note: '金额取自哪一版；空白表示本版自己公布' },
  {
    key: 'status',
    title: '状态',
    kind: 'text',
    note: '这一行是否有公布文本可依',
    values: { confirmed: '已核实', assumed: '推定' },
  },
  { key: 'note', title: '说明', kind: 'text', note: '来源中的说明' },
  { key: 'source', title: '来源', kind: 'text', note: '这一行的出处' },
]

/** 紧缺职业目录 as open data: the edition in force on the day, every line as it is printed. */
export const catalogueSet: Dataset = {
  id: 'catalogue',
  title: '紧缺职业目录',
  description: '当日施行的市场紧缺职业需求程度及培训补贴标准目录，一行一个职业（工种）。',
  keywords: ['紧缺职业', '培训补贴', '补贴标准'],
  fields: FIELDS,
  extract(standards, day) {
    const edition = standards.inForce(catalogueKind, day)
    return {
      rows: (edition?.data.rows ?? []).map((line) =>
        Object.fromEntries(FIELDS.map(({ key }) => [key, line[key as keyof CatalogueLine]])),
      ),
      edition: edition?.id ?? null,
      source: edition?.source ?? '',
      assumed: edition?.status === 'assumed',
      modified: edition?.from ?? null,
    }
  },
}

/** The editions of the catalogue as open data: which there have been, from when to when. */
export const catalogueEditionsSet: Dataset = {
  id: 'catalogue-editions',
  title: '紧缺职业目录各版',
  description: '历年各版目录的名称、起止日和出处；在网址后加 ?on=某一天，可取那一天施行的一版。',
  keywords: ['紧缺职业', '历年'],
  fields: [
    { key: 'id', title: '版本', kind: 'text', note: '版本的固定代号' },
    { key: 'name', title: '名称', kind: 'text', note: '目录名称' },
    { key: 'from', title: '施行日', kind: 'date', note: '当日起生效' },
    { key: 'to', title: '截止日', kind: 'date', note: '当日仍有效；空白表示还在施行' },
    {
      key: 'known',
      title: '收录情况',
      kind: 'text',
      note: '公布的名单收录了多少',
      values: { all: '全部', part: '一部分', none: '没有收录' },
    },
    { key: 'rows', title: '收录职业数', kind: 'integer', note: '本系统收录的职业（工种）数' },
    {
      key: 'status',
      title: '状态',
      kind: 'text',
      note: '依据',
      values: { confirmed: '已核实', assumed: '推定' },
    },
    { key: 'source', title: '来源', kind: 'text', note: '出处' },
  ],
  extract(standards, day) {
    const editions = standards.all(catalogueKind).filter(({ from }) => from <= day)
    return {
      rows: editions.map(({ id, name, from, to, status, source, data }) => ({
        id,
        name,
        from,
        to: to ?? '',
        known: data.known,
        rows: String(data.rows.length),
        status,
        source,
      })),
      edition: null,
      source: '各版公布文件，见“来源”一列',
      assumed: editions.some(({ status }) => status === 'assumed'),
      modified: editions[0]?.from ?? null,
    }
  },
}
