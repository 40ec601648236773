import './sample-screens.ts'
import '../../src/main/workbench.tsx'
