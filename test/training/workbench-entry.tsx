import '../../src/kit/styles/tokens.css'
import '../../src/kit/styles/base.css'
import '../../src/kit/styles/tag.css'
import '../../src/kit/styles/decision-view.css'
import '../../src/workbench/styles/frame.css'
import '../../src/workbench/styles/kit.css'
import '../../src/workbench/styles/review.css'
import '../../src/workbench/styles/print.css'
import { KERNEL_RULES } from '../../src/kernel/decision/rules-in-words.ts'
import { nameRules } from '../../src/kit/rule-names.ts'
import { rules, screens } from '../../src/modules/training/workbench/index.ts'
import { registerScreens } from '../../src/workbench/shell/screen.ts'
import { startWorkbench } from '../../src/workbench/start.tsx'

nameRules({ ...KERNEL_RULES, ...rules })
registerScreens(screens)
startWorkbench(document.getElementById('workbench') as HTMLElement)
