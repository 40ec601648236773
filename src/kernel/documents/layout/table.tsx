import { StyleSheet, Text, View } from '@react-pdf/renderer'
import { isWide } from './line-breaks.ts'

export interface TableColumn {
  title: string
  /** Share of the width. */
  share?: number
  align?: 'left' | 'right' | 'center'
}

export interface TableProps {
  columns: readonly TableColumn[]
  rows: readonly (readonly string[])[]
}

/**
 * A table whose head is repeated on each page and whose rows are never cut. For more than some hundred rows
 * take `TableSheets`: the typesetter's time grows with the square of the pages of one sheet.
 */
export function Table({ columns, rows }: TableProps) {
  return (
    <View style={styles.table}>
      <View style={[styles.row, styles.head]} fixed>
        <Cells columns={columns} texts={columns.map(({ title }) => title)} />
      </View>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of a printed table never move
        <View key={index} style={styles.row} wrap={false}>
          <Cells columns={columns} texts={row} />
        </View>
      ))}
    </View>
  )
}

const Cells = ({ columns, texts }: { columns: readonly TableColumn[]; texts: readonly string[] }) =>
  columns.map(({ title, share = 1, align = 'left' }, index) => (
    <View key={title} style={[styles.cell, { flexGrow: share }]}>
      <Text style={{ textAlign: align }}>{texts[index] ?? ''}</Text>
    </View>
  ))

const SIZE = 9
const PADDING = 4
const LINE = SIZE * 1.45

/** About how high a row will be, in points, in a table of that width; rather too high than too low. */
export function rowHeight(columns: readonly TableColumn[], texts: readonly string[], width: number): number {
  const shares = columns.reduce((sum, { share = 1 }) => sum + share, 0)
  const lines = columns.map(({ share = 1 }, index) => {
    const room = (width * share) / shares - 2 * PADDING - SIZE / 2
    return Math.ceil(textWidth(texts[index] ?? '') / Math.max(room, SIZE))
  })
  return Math.max(1, ...lines) * LINE + 2 * PADDING
}

const textWidth = (text: string): number =>
  [...text].reduce((width, character) => width + (isWide(character) ? SIZE : 0.6 * SIZE), 0)

const styles = StyleSheet.create({
  table: {
    borderTop: '1pt solid #14212b',
    borderBottom: '1pt solid #14212b',
    marginVertical: 6,
    fontSize: SIZE,
  },
  row: { flexDirection: 'row', borderBottom: '0.5pt solid #d5dde3' },
  head: { fontWeight: 700, backgroundColor: '#eef5f9' },
  cell: { flexBasis: 0, paddingVertical: 3, paddingHorizontal: PADDING },
})
