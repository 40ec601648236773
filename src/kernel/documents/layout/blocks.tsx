import { Path, StyleSheet, Svg, Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import { qrPath } from '../../value/text/qr.ts'

/** The title of a sheet, in the middle. */
export const Title = ({ children }: { children: string }) => <Text style={styles.title}>{children}</Text>

/** The heading of a part. It never stands alone at the foot of a page. */
export const Heading = ({ children }: { children: string }) => (
  <Text style={styles.heading} minPresenceAhead={40}>
    {children}
  </Text>
)

/** A paragraph with the first line indented by two characters (首行缩进两字). */
export const Paragraph = ({ children, size = 10.5 }: { children: ReactNode; size?: number }) => (
  <Text style={[styles.paragraph, { fontSize: size, textIndent: 2 * size }]}>{children}</Text>
)

/** One fact with its name: 姓名 张建国. */
export function Field({ label, value, width = 84 }: { label: string; value: string; width?: number }) {
  return (
    <View style={styles.field} wrap={false}>
      <Text style={[styles.label, { width }]}>{label}</Text>
      <Text style={styles.value}>{value}</Text>
    </View>
  )
}

/** A QR code, by default 24 mm wide, with words under it for people who cannot scan it. */
export function Qr({ text, size = 68, caption }: { text: string; size?: number; caption?: string }) {
  const { path, side } = qrPath(text)
  return (
    <View style={[styles.qr, { width: Math.max(size, 68) }]} wrap={false}>
      <Svg width={size} height={size} viewBox={`0 0 ${side} ${side}`}>
        <Path d={path} fill="#000000" />
      </Svg>
      {caption === undefined ? null : <Text style={styles.caption}>{caption}</Text>}
    </View>
  )
}

const styles = StyleSheet.create({
  title: { fontSize: 18, fontWeight: 700, textAlign: 'center', marginBottom: 14 },
  heading: { fontSize: 12, fontWeight: 700, marginTop: 12, marginBottom: 6, color: '#084a6d' },
  paragraph: { marginBottom: 4 },
  field: { flexDirection: 'row', marginBottom: 3 },
  label: { color: '#45535e' },
  value: { flex: 1 },
  qr: { alignItems: 'center' },
  caption: { fontSize: 7.5, textAlign: 'center', color: '#45535e' },
})
