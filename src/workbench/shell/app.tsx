import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { ConfigProvider, type ConfigProviderProps } from 'antd'
import zhCN from 'antd/es/locale/zh_CN.js'
import { useMemo, useState } from 'react'
import { makeQueryClient } from '../api/query-client.ts'
import { Guard } from './guard.tsx'
import { antdTheme, pageToken } from './look/antd-theme.ts'
import { useAppearance } from './look/appearance.ts'
import { makeRouter } from './routes.tsx'
import { registeredScreens } from './screen.ts'

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

/** The whole workbench: theme, cache, guard and screens. */
export function App() {
  const [client] = useState(makeQueryClient)
  const [router] = useState(() => makeRouter(registeredScreens()))
  const appearance = useAppearance()
  const { mode, theme } = appearance
  const antd = useMemo(() => antdTheme({ mode, theme }, pageToken), [mode, theme])
  return (
    <ConfigProvider
      csp={{ nonce }}
      theme={antd}
      locale={zhCN as unknown as ConfigProviderProps['locale']}
      wave={{ disabled: true }}
      getPopupContainer={popupPlace}
    >
      <QueryClientProvider client={client}>
        <Guard>
          <RouterProvider router={router} />
        </Guard>
      </QueryClientProvider>
    </ConfigProvider>
  )
}

/** Lists open inside of the dialog that they belong to; a dialog lies above everything else of the page. */
const popupPlace = (trigger?: HTMLElement): HTMLElement => trigger?.closest('dialog') ?? document.body
