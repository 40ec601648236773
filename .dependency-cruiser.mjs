// Who may import whom (docs/architecture.md). Each rule is a sentence of the house.
export const floors = [
  [
    'people',
    'occupations',
    'organisations',
    'registers',
    'catalogue',
    'certificates',
    'policy',
    'news',
    'feedback',
    'learning-records',
  ],
  [
    'training',
    'online',
    'accreditation',
    'assessment',
    'passport',
    'bank',
    'sitting',
    'practical',
    'ladder',
    'competitions',
    'bases',
  ],
  [
    'payments',
    'subsidy',
    'programmes',
    'credit',
    'centres',
    'enrolment',
    'supervision',
    'visits',
    'awards',
    'industry',
    'schools',
  ],
  ['figures', 'taskforce'],
]
const anyOf = (names) => `(${names.join('|')})`
const order = floors.flat()

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
      to: { path: '^src/(modules|kit|portal|workbench|main)/|^test/' },
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
      from: { path: '^src/(kernel|modules|kit|portal|workbench)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/main/' },
    },
    {
      name: 'shells-know-no-module',
      severity: 'error',
      from: { path: '^src/(portal|workbench)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/modules/' },
    },
    {
      name: 'the-kit-knows-only-the-kernel',
      severity: 'error',
      from: { path: '^src/kit/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/(modules|portal|workbench|main)/' },
    },
    {
      name: 'only-screens-and-pages-draw-with-the-kit',
      severity: 'error',
      from: { path: '^src/modules/', pathNot: '^src/modules/[^/]+/(portal|workbench|kit)/' },
      to: { path: '^src/(kit|portal|workbench)/' },
    },
    // What both need is in the kit.
    {
      name: 'portal-knows-no-workbench',
      severity: 'error',
      from: { path: '^src/(portal|modules/[^/]+/portal)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/(workbench|modules/[^/]+/workbench)/' },
    },
    {
      name: 'workbench-knows-no-portal',
      severity: 'error',
      from: { path: '^src/(workbench|modules/[^/]+/workbench)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/(portal|modules/[^/]+/portal)/' },
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
      from: { path: '^src/main/', pathNot: '\\.test\\.tsx?$' },
      to: {
        path: '^src/modules/[^/]+/',
        pathNot: '^src/modules/[^/]+/(module|index|rules|portal/|workbench/)',
      },
    },
    // Only downward, and on one floor only to those named before it (assessment examines whom training taught).
    ...order.slice(0, -1).map((name, at) => ({
      name: `${name}-looks-only-down`,
      severity: 'error',
      from: { path: `^src/modules/${name}/`, pathNot: '\\.test\\.tsx?$' },
      to: { path: `^src/modules/${anyOf(order.slice(at + 1))}/` },
    })),
    {
      name: 'only-spreadsheets-knows-exceljs',
      severity: 'error',
      from: { pathNot: '^src/kernel/spreadsheets/|\\.test\\.tsx?$' },
      to: { path: 'node_modules/exceljs' },
    },
    {
      name: 'the-portal-has-no-antd',
      severity: 'error',
      from: { path: '^src/(kit|portal|modules/[^/]+/portal)/' },
      to: { path: 'node_modules/(antd|@ant-design)' },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: {
        path: [
          '^src/modules/[^/]+/rules[^/]*\\.ts$',
          '^src/modules/[^/]+/[a-z-]+/rules[^/]*\\.ts$',
          '^src/modules/[^/]+/rules/',
        ],
        pathNot: '\\.(test|fixture)\\.ts$',
      },
      to: { path: '^(node:)?(fs|crypto|http|child_process)|node_modules/(kysely|fastify|pg)' },
    },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(test/\\.out|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
