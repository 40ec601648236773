import { type ThemeConfig, theme } from 'antd'
import type { Appearance } from './appearance.ts'

/** antd in our colours and sizes: every colour is read from the one token file (kit/styles/tokens.css). */
export function antdTheme({ mode, theme: scheme }: Appearance, token: (name: string) => string): ThemeConfig {
  const elder = mode === 'elder'
  const primary = token('--primary')
  const quiet = token('--ink-2')
  return {
    algorithm: scheme === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily: token('--font'),
      fontSize: elder ? 20 : 15,
      fontSizeSM: elder ? 20 : 14,
      controlHeight: elder ? 60 : 40,
      controlHeightSM: elder ? 60 : 36,
      controlInteractiveSize: elder ? 28 : 20,
      borderRadius: 8,
      motionDurationFast: '0.08s',
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.15s',
      colorPrimary: primary,
      colorPrimaryHover: primary,
      colorPrimaryActive: primary,
      colorPrimaryBg: token('--river-50'),
      colorPrimaryBgHover: token('--river-100'),
      colorLink: token('--link'),
      colorSuccess: token('--ok-600'),
      colorWarning: token('--warn-600'),
      colorError: token('--bad-600'),
      colorErrorText: token('--bad-600'),
      colorTextLightSolid: token('--primary-ink'),
      colorText: token('--ink'),
      colorTextSecondary: quiet,
      colorTextTertiary: quiet,
      colorTextQuaternary: quiet,
      colorTextDescription: quiet,
      colorTextPlaceholder: quiet,
      colorTextDisabled: quiet,
      colorBgContainer: token('--card'),
      colorBgElevated: token('--card'),
      colorBgLayout: token('--bg'),
      colorBorder: token('--line-strong'),
      colorBorderSecondary: token('--line'),
      controlItemBgHover: token('--river-50'),
      controlItemBgActive: token('--river-100'),
    },
    components: {
      Table: {
        headerBg: token('--bg'),
        headerColor: quiet,
        rowHoverBg: token('--river-50'),
        cellPaddingBlock: 10,
      },
    },
  }
}

/** Reads a token as it stands on the page now. */
export const pageToken = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim()
