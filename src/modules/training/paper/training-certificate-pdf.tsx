import { StyleSheet, Text, View } from '@react-pdf/renderer'
import { CertificateBody, Paper, pdf, Qr, Sheet } from '../../../kernel/documents/index.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'

interface TrainingPaper {
  fields: { label: string; value: string }[]
  provider: string
  serial: string
  issuedOn: CivilDate
  address: string
  specimen: boolean
}

/** 培训合格证书 as an A4 sheet (R1.15): a line for each field, and the code that leads to its page; none with a gap in a name. */
export const trainingCertificatePdf = (paper: TrainingPaper): Promise<Uint8Array> =>
  pdf(
    <Paper title="培训合格证书" day={paper.issuedOn} author={paper.provider} subject={paper.serial}>
      <Sheet orientation="landscape" type="serif" margin={40} {...(paper.specimen ? { mark: '演示' } : {})}>
        <View style={styles.frame}>
          <CertificateBody title="培训合格证书" fields={paper.fields} ink={INK}>
            <Qr text={paper.address} size={130} />
            <Text style={styles.hint}>{`扫码查验真伪\n${paper.address}`}</Text>
          </CertificateBody>
          <View style={styles.foot}>
            <Text style={styles.hint}>
              {paper.specimen
                ? '演示证书，不作任何凭证。'
                : '本证书证明持有人完成培训，不是职业技能等级证书。'}
            </Text>
            <Text>{`${paper.provider}\n${formatDay(paper.issuedOn)}`}</Text>
          </View>
        </View>
      </Sheet>
    </Paper>,
  )

const INK = '#0b5f8a'

const styles = StyleSheet.create({
  frame: { flex: 1, border: `2pt solid ${INK}`, padding: 30 },
  hint: { fontSize: 9, color: '#45535e', lineHeight: 1.45, maxWidth: 260 },
  foot: { flexDirection: 'row', justifyContent: 'space-between', alignItems: 'flex-end', fontSize: 13 },
})
