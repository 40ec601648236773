import '../portal/styles/tokens.css'
import '../portal/styles/base.css'
import '../portal/styles/decision-view.css'
import '../workbench/styles/frame.css'
import '../workbench/styles/kit.css'
import '../workbench/styles/review.css'
import '../workbench/styles/print.css'
import { registerScreens } from '../workbench/shell/screen.ts'
import { startWorkbench } from '../workbench/start.tsx'

// Each module's screens stand here, in the order of the house's floors.
registerScreens([])

const place = document.getElementById('workbench')
if (!place) throw new Error('the page has no place for the workbench')
startWorkbench(place)
