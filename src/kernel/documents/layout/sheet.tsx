import { Page, StyleSheet, Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import { sans, serif } from '../font/fonts.ts'
import { PageNumber } from './page-number.tsx'

export interface SheetLook {
  orientation?: 'portrait' | 'landscape'
  /** Song type for certificates and notices, Hei type for forms and lists. */
  type?: 'serif' | 'sans'
  /** Space around the text, in points. */
  margin?: number
  /** Stands at the foot of every page, beside the page number. */
  footer?: string
  /** Printed large and faint across every page, e.g. 演示. */
  mark?: string
  /** Whether pages are numbered: 第 1 页，共 3 页. */
  numbered?: boolean
}

export interface SheetProps extends SheetLook {
  children: ReactNode
}

/** Space around the text where a sheet does not say otherwise, in points. */
export const MARGIN = 48

/** What the foot of a page takes, in points. */
export const FOOT = 24

/** An A4 sheet that goes on over as many pages as its content needs. */
export function Sheet(props: SheetProps) {
  const {
    children,
    orientation = 'portrait',
    type = 'sans',
    margin = MARGIN,
    footer,
    mark,
    numbered = false,
  } = props
  const fontFamily = type === 'serif' ? serif : sans
  const hasFoot = footer !== undefined || numbered
  return (
    <Page
      size="A4"
      orientation={orientation}
      style={[styles.page, { fontFamily, padding: margin, paddingBottom: hasFoot ? margin + FOOT : margin }]}
    >
      {mark === undefined ? null : <Mark text={mark} />}
      {children}
      {hasFoot ? (
        <View fixed style={[styles.foot, { left: margin, right: margin, bottom: margin - 8 }]}>
          <Text>{footer ?? ''}</Text>
          {numbered ? <PageNumber words={(page, pages) => `第 ${page} 页，共 ${pages} 页`} /> : null}
        </View>
      ) : null}
    </Page>
  )
}

/** Faint words across the page that tell a specimen from the real thing (水印). */
export const Mark = ({ text }: { text: string }) => (
  <View fixed style={styles.mark}>
    <Text style={styles.markText}>{text}</Text>
  </View>
)

const styles = StyleSheet.create({
  page: { fontSize: 10.5, color: '#14212b' },
  foot: {
    position: 'absolute',
    flexDirection: 'row',
    justifyContent: 'space-between',
    borderTop: '0.5pt solid #d5dde3',
    paddingTop: 4,
    fontSize: 8.5,
    color: '#45535e',
  },
  mark: {
    position: 'absolute',
    top: 0,
    left: 0,
    right: 0,
    bottom: 0,
    alignItems: 'center',
    justifyContent: 'center',
  },
  markText: { fontSize: 110, fontWeight: 700, color: '#0b5f8a', opacity: 0.08, transform: 'rotate(-30deg)' },
})
