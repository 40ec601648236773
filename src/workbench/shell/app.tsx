import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import { makeQueryClient } from '../api/query-client.ts'
import { Guard } from './guard.tsx'
import { makeRouter } from './routes.tsx'
import { registeredScreens } from './screen.ts'

/** The whole workbench: cache, guard and screens. */
export function App() {
  const [client] = useState(makeQueryClient)
  const [router] = useState(() => makeRouter(registeredScreens()))
  return (
    <QueryClientProvider client={client}>
      <Guard>
        <RouterProvider router={router} />
      </Guard>
    </QueryClientProvider>
  )
}
