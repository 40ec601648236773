import { ConfigProvider, type ConfigProviderProps } from 'antd'
import zhCN from 'antd/es/locale/zh_CN.js'
import { type ReactNode, useMemo } from 'react'
import { antdTheme, pageToken } from './antd-theme.ts'
import { useAppearance } from './appearance.ts'

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

/** Where something of antd stands: our theme, words and nonce. Only screens that draw such a thing load antd at all. */
export function AntdPlace({ children }: { children: ReactNode }) {
  const { mode, theme } = useAppearance()
  const antd = useMemo(() => antdTheme({ mode, theme }, pageToken), [mode, theme])
  return (
    <ConfigProvider
      csp={{ nonce }}
      theme={antd}
      locale={zhCN as unknown as ConfigProviderProps['locale']}
      wave={{ disabled: true }}
      getPopupContainer={popupPlace}
    >
      {children}
    </ConfigProvider>
  )
}

/** Lists open inside of the dialog that they belong to; a dialog lies above everything else of the page. */
const popupPlace = (trigger?: HTMLElement): HTMLElement => trigger?.closest('dialog') ?? document.body
