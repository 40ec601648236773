import '../../src/kit/styles/tokens.css'
import '../../src/kit/styles/base.css'
import '../../src/kit/styles/tag.css'
import '../../src/kit/styles/decision-view.css'
import '../../src/workbench/styles/frame.css'
import '../../src/workbench/styles/kit.css'
import '../../src/workbench/styles/review.css'
import '../../src/workbench/styles/print.css'
import './sample-screens.ts'
import { startWorkbench } from '../../src/workbench/start.tsx'

startWorkbench(document.getElementById('workbench') as HTMLElement)
