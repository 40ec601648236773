import '../../src/portal/styles/tokens.css'
import '../../src/portal/styles/base.css'
import '../../src/portal/styles/decision-view.css'
import '../../src/workbench/styles/frame.css'
import '../../src/workbench/styles/kit.css'
import '../../src/workbench/styles/review.css'
import '../../src/workbench/styles/print.css'
import { trainingScreens } from '../../src/modules/training/workbench/index.ts'
import { registerScreens } from '../../src/workbench/shell/screen.ts'
import { startWorkbench } from '../../src/workbench/start.tsx'

registerScreens(trainingScreens)
startWorkbench(document.getElementById('workbench') as HTMLElement)
