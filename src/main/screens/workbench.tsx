/// <reference types="vite/types/importMeta.d.ts" />
import '../../kit/styles/tokens.css'
import '../../kit/styles/base.css'
import '../../kit/styles/tag.css'
import '../../kit/styles/decision-view.css'
import '../../workbench/styles/frame.css'
import '../../workbench/styles/kit.css'
import '../../workbench/styles/review.css'
import '../../workbench/styles/print.css'
import { KERNEL_RULES } from '../../kernel/decision/rules-in-words.ts'
import { nameRules } from '../../kit/rule-names.ts'
import type { ModuleWorkbench } from '../../workbench/module-workbench.ts'
import { registerScreens } from '../../workbench/shell/screen.ts'
import { startWorkbench } from '../../workbench/start.tsx'
import { accountScreens } from './accounts.tsx'
import { auditScreens } from './audit.tsx'
import { demoScreens } from './demo.tsx'
import { grantScreens } from './grants.tsx'
import { messageScreens } from './messages.tsx'
import { peopleScreens } from './people.ts'
import { siteHealthScreens } from './site-health.tsx'
import { stuckScreens } from './stuck.tsx'

// The browser takes each module's screens from its folder: src/main/modules.ts is not for it, since verbs stand there.
const modules = Object.values(
  import.meta.glob<ModuleWorkbench>('../../modules/*/workbench/index.ts', { eager: true }),
)

nameRules(Object.assign({}, KERNEL_RULES, ...modules.map(({ rules }) => rules)))
registerScreens([
  ...modules.flatMap(({ screens }) => screens),
  ...peopleScreens,
  ...messageScreens,
  ...accountScreens,
  ...grantScreens,
  ...auditScreens,
  ...stuckScreens,
  ...demoScreens,
  ...siteHealthScreens,
])

const place = document.getElementById('workbench')
if (!place) throw new Error('the page has no place for the workbench')
startWorkbench(place)
