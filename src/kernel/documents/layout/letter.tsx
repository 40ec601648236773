import { Page, StyleSheet, Text, View } from '@react-pdf/renderer'
import { type CivilDate, formatDay } from '../../value/time/civil-date.ts'
import { sans, serif } from '../font/fonts.ts'
import { Qr } from './blocks.tsx'
import { PageNumber } from './page-number.tsx'
import { Mark } from './sheet.tsx'

export interface LetterProps {
  /** 发文机关, e.g. 天津市人力资源和社会保障局. */
  organ: string
  /** 发文字号, e.g. 津人社补字〔2026〕1号. */
  number: string
  title: string
  /** 主送, without the colon. */
  to: string
  paragraphs: readonly string[]
  attachments?: readonly string[]
  /** 署名, when it is another than `organ`. */
  signer?: string
  day: CivilDate
  /** 抄送. */
  copies?: string
  /** A code that leads to the page where the letter can be checked. */
  qr?: { text: string; caption: string }
  /** Printed faint across every page, e.g. 演示. */
  mark?: string
}

/** An official letter (公文) in the manner of GB/T 9704: A4, 22 lines of 28 characters, red head. */
export function Letter(letter: LetterProps) {
  const {
    organ,
    number,
    title,
    to,
    paragraphs,
    attachments = [],
    signer = organ,
    day,
    copies,
    qr,
    mark,
  } = letter
  return (
    <Page size="A4" style={styles.page}>
      {mark === undefined ? null : <Mark text={mark} />}
      <View style={styles.body}>
        <Text style={[styles.organ, { fontSize: headSize(organ) }]}>{`${organ}文件`}</Text>
        <Text style={styles.number}>{number}</Text>
        <View style={styles.redLine} />
        <Text style={styles.title}>{title}</Text>
        <Text>{`${to}：`}</Text>
        {paragraphs.map((paragraph) => (
          <Text key={paragraph} style={styles.paragraph}>
            {paragraph}
          </Text>
        ))}
        <Attachments names={attachments} />
        <View style={styles.closing} wrap={false}>
          {qr === undefined ? <View /> : <Qr text={qr.text} caption={qr.caption} />}
          <View style={styles.signature}>
            <Text>{signer}</Text>
            <Text>{formatDay(day)}</Text>
          </View>
        </View>
        {copies === undefined ? null : (
          <View style={styles.copies} wrap={false}>
            <Text>{`抄送：${copies}。`}</Text>
          </View>
        )}
      </View>
      <PageNumber style={styles.pageNumber} words={(page) => `— ${page} —`} />
    </Page>
  )
}

function Attachments({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null
  const numbered = names.length > 1
  return (
    <View style={styles.attachments}>
      {names.map((name, index) => (
        <View key={name} style={styles.attachment}>
          <Text style={styles.attachmentLabel}>{index === 0 ? '附件：' : ''}</Text>
          <Text style={styles.attachmentName}>{numbered ? `${index + 1}．${name}` : name}</Text>
        </View>
      ))}
    </View>
  )
}

const MILLIMETRE = 72 / 25.4
const WIDTH = 156 * MILLIMETRE

/** A character's side when 28 stand in a line, and a line's height when 22 stand on a page. */
const CHARACTER = WIDTH / 28
const LINE = (225 * MILLIMETRE) / 22

/** The issuing body's name fills the line, but is never larger than 36 points. */
const headSize = (organ: string): number => Math.min(36, WIDTH / ([...organ].length + 2.5))

const RED = '#c8161d'

const styles = StyleSheet.create({
  page: {
    fontFamily: serif,
    paddingTop: 37 * MILLIMETRE,
    paddingLeft: 28 * MILLIMETRE,
    paddingRight: 26 * MILLIMETRE,
    paddingBottom: 35 * MILLIMETRE,
  },
  body: { fontSize: CHARACTER, lineHeight: LINE / CHARACTER },
  organ: { color: RED, fontWeight: 700, textAlign: 'center', lineHeight: 1.3, marginBottom: LINE },
  number: { textAlign: 'center' },
  redLine: { borderBottom: `1.5pt solid ${RED}`, marginTop: 4, marginBottom: LINE },
  title: { fontSize: 22, fontWeight: 700, textAlign: 'center', lineHeight: 1.4, marginBottom: LINE },
  paragraph: { textIndent: 2 * CHARACTER },
  attachments: { marginTop: LINE, paddingLeft: 2 * CHARACTER },
  attachment: { flexDirection: 'row' },
  attachmentLabel: { width: 3 * CHARACTER },
  attachmentName: { flex: 1 },
  closing: {
    flexDirection: 'row',
    justifyContent: 'space-between',
    alignItems: 'flex-end',
    marginTop: 2 * LINE,
  },
  signature: { paddingRight: 4 * CHARACTER, alignItems: 'center' },
  copies: {
    marginTop: LINE,
    borderTop: '0.7pt solid #000000',
    borderBottom: '0.7pt solid #000000',
    paddingHorizontal: CHARACTER,
    fontSize: 14,
  },
  pageNumber: {
    position: 'absolute',
    bottom: 24 * MILLIMETRE,
    left: 28 * MILLIMETRE,
    right: 26 * MILLIMETRE,
    fontSize: 14,
    textAlign: 'center',
    fontFamily: sans,
  },
})
