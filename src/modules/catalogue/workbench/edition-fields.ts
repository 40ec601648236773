/** What an officer says of a new edition, wherever its lines come from. */
export const EDITION_FIELDS = [
  {
    key: 'id',
    title: '版本号',
    kind: 'text',
    required: true,
    longest: 20,
    hint: '数字、小写字母和横线，例如 2027。',
  },
  { key: 'name', title: '目录名称', kind: 'text', required: true, longest: 80 },
  { key: 'from', title: '施行日', kind: 'day', required: true, hint: '今天或以后；目录不追溯。' },
  { key: 'source', title: '依据', kind: 'text', required: true, longest: 300, hint: '发文名称和文号。' },
  {
    key: 'status',
    title: '依据是否已经核实',
    kind: 'choice',
    required: true,
    choices: [
      { value: 'confirmed', text: '已核实原文' },
      { value: 'assumed', text: '尚待核实（按推定标明）' },
    ],
  },
] as const
