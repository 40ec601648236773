// Who may import whom (docs/architecture.md). Each rule is a sentence of the house.
const floors = [
  ['people', 'organisations', 'catalogue', 'certificates', 'policy', 'news'],
  ['training', 'credit', 'assessment', 'ladder', 'competitions', 'bases'],
  ['subsidy', 'awards', 'industry', 'schools'],
  ['figures', 'taskforce'],
]
const anyOf = (names) => `(${names.join('|')})`

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'kernel-knows-no-module',
      severity: 'error',
      from: { path: '^src/kernel/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/(modules|portal|workbench|main)/|^test/' },
    },
    {
      name: 'values-and-decisions-stand-alone',
      severity: 'error',
      from: { path: '^src/kernel/(value|decision)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/', pathNot: '^src/kernel/(value|decision)/' },
    },
    {
      name: 'only-main-knows-everything',
      severity: 'error',
      from: { path: '^src/(kernel|modules|portal|workbench)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/main/' },
    },
    {
      name: 'shells-know-no-module',
      severity: 'error',
      from: { path: '^src/(portal|workbench)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/modules/' },
    },
    {
      name: 'modules-meet-at-their-index',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/', pathNot: '\\.test\\.tsx?$' },
      to: {
        path: '^src/modules/([^/]+)/',
        pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/(index|rules)\\.ts$'],
      },
    },
    {
      name: 'main-enters-modules-by-their-doors',
      severity: 'error',
      from: { path: '^src/main/' },
      to: { path: '^src/modules/[^/]+/', pathNot: '^src/modules/[^/]+/(index|rules|portal/|workbench/)' },
    },
    ...floors.map((names, floor) => ({
      name: `floor-${floor + 1}-looks-only-down`,
      severity: 'error',
      from: { path: `^src/modules/${anyOf(names)}/`, pathNot: '\\.test\\.tsx?$' },
      to: { path: `^src/modules/${anyOf(floors.slice(floor).flat())}/`, pathNot: `^src/modules/$1/` },
    })),
    {
      name: 'only-spreadsheets-knows-exceljs',
      severity: 'error',
      from: { pathNot: '^src/kernel/spreadsheets/' },
      to: { path: 'node_modules/exceljs' },
    },
    {
      name: 'the-portal-has-no-antd',
      severity: 'error',
      from: { path: '^src/(portal|modules/[^/]+/portal)/' },
      to: { path: 'node_modules/(antd|@ant-design)' },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: '^src/modules/[^/]+/rules[^/]*\\.ts$', pathNot: '\\.test\\.ts$' },
      to: { path: '^(node:)?(fs|crypto|http|child_process)|node_modules/(kysely|fastify|pg)' },
    },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
