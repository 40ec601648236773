import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { homeScreens } from './home/screen.ts'
import { caseScreens } from './review/screens.ts'
import { App } from './shell/app.tsx'
import { registerScreens } from './shell/screen.ts'

/** Starts the workbench with its own screens (home, cases) and those registered before. */
export function startWorkbench(place: HTMLElement): void {
  registerScreens([...homeScreens, ...caseScreens])
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
