import { StyleSheet, Text, View } from '@react-pdf/renderer'
import { CertificateBody, LONG, Paper, pdf, Qr, Sheet } from '../../../kernel/documents/index.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import { certificateTitle } from '../schema.ts'
import { type Printed, printedFields } from './printed.ts'

interface CertificatePaper {
  printed: Printed
  /** The address in the QR code. */
  address: string
  /** The same without the digest, for those who type. */
  typed: string
  /** The number of the blank, where it is printed on one (证芯编号). */
  blank?: string
}

/** The certificate as an A4 sheet (证书): a line for each printed field, and the code that leads to its page. */
export const certificatePdf = (one: CertificatePaper): Promise<Uint8Array> =>
  pdf(
    <Paper
      title={certificateTitle(one.printed.level)}
      day={one.printed.issuedOn}
      author={one.printed.organisation}
      subject={one.printed.number}
    >
      <CertificateSheet {...one} />
    </Paper>,
  )

/** Many certificates in one file, a sheet each, to be printed on numbered blanks (制证). */
export const certificatesPdf = (ones: readonly CertificatePaper[]): Promise<Uint8Array> =>
  pdf(
    <Paper title="制证" day={(ones[0] as CertificatePaper).printed.issuedOn}>
      {ones.map((one) => (
        <CertificateSheet key={one.blank ?? one.printed.number} {...one} />
      ))}
    </Paper>,
  )

const CertificateSheet = ({ printed, address, typed, blank }: CertificatePaper) => (
  <Sheet orientation="landscape" type="serif" margin={30} {...(printed.specimen ? { mark: '演示' } : {})}>
    <View style={styles.outer}>
      <View style={styles.inner}>
        <CertificateBody title={certificateTitle(printed.level)} fields={printedFields(printed)} ink={INK}>
          <Qr text={address} size={148} />
          <Text style={styles.scan}>扫码查验真伪</Text>
          <Text style={styles.hint}>扫码打开的页面应与本证逐项一致，有一项不同即为无效。</Text>
          <Text style={styles.hint}>{`不能扫码时，请在浏览器中打开\n${typed}`}</Text>
        </CertificateBody>
        <View style={styles.foot}>
          <Text style={styles.words}>
            {printed.specimen
              ? '演示证书，不作任何凭证。'
              : '本证由评价机构颁发，电子证书与纸质证书具有同等效力。'}
            {blank && `\n证芯编号 ${blank}`}
          </Text>
          <View style={styles.issuer}>
            <Text style={printed.organisation.length > LONG ? styles.longName : styles.organisation}>
              {printed.organisation}
            </Text>
            <Text>{formatDay(printed.issuedOn)}</Text>
          </View>
        </View>
      </View>
    </View>
  </Sheet>
)

const GOLD = '#b5842c'
const INK = '#6b5320'

const styles = StyleSheet.create({
  outer: { flex: 1, border: `3pt solid ${GOLD}`, padding: 5 },
  inner: { flex: 1, border: `1pt solid ${GOLD}`, paddingHorizontal: 44, paddingTop: 26, paddingBottom: 20 },
  scan: { fontSize: 13, fontWeight: 700, marginTop: 4 },
  hint: { fontSize: 9, color: '#45535e', textAlign: 'center', marginTop: 6, lineHeight: 1.45 },
  foot: { flexDirection: 'row', justifyContent: 'space-between', alignItems: 'flex-end' },
  words: { width: 270, fontSize: 9.5, color: '#45535e' },
  issuer: { width: 300, alignItems: 'center', fontSize: 12 },
  longName: { fontSize: 10, lineHeight: 1.3 },
  organisation: { fontSize: 15, fontWeight: 700, lineHeight: 1.5, textAlign: 'center' },
})
