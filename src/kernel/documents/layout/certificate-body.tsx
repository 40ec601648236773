import { StyleSheet, Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'

interface CertificateBodyProps {
  title: string
  fields: readonly { label: string; value: string }[]
  /** The colour of the names of the fields. */
  ink: string
  /** What stands beside the fields: the code that leads to the certificate's page. */
  children: ReactNode
}

/** What every certificate has: its title, a line for each field, and its code beside them. */
export const CertificateBody = ({ title, fields, ink, children }: CertificateBodyProps) => (
  <>
    <Text style={styles.title}>{title}</Text>
    <View style={styles.body}>
      <View style={styles.fields}>
        {fields.map(({ label, value }) => (
          <View key={label} style={styles.field} wrap={false}>
            <Text style={[styles.label, { color: ink }]}>{label}</Text>
            <Text style={value.length > LONG ? styles.longValue : styles.value}>{value}</Text>
          </View>
        ))}
      </View>
      <View style={styles.code}>{children}</View>
    </View>
  </>
)

/** From so many characters on a value is set smaller, so that the sheet stays one page. */
export const LONG = 24

const styles = StyleSheet.create({
  title: {
    fontSize: 30,
    fontWeight: 700,
    textAlign: 'center',
    letterSpacing: 8,
    marginBottom: 20,
    lineHeight: 1.3,
  },
  body: { flexDirection: 'row', flex: 1 },
  fields: { flex: 1, paddingRight: 28 },
  field: { flexDirection: 'row', marginBottom: 8 },
  label: { width: 118, fontSize: 14 },
  value: { flex: 1, fontSize: 15 },
  longValue: { flex: 1, fontSize: 10, lineHeight: 1.3 },
  code: { width: 172, alignItems: 'center' },
})
