import { Text, View } from '@react-pdf/renderer'
import type { ComponentProps } from 'react'

export interface PageNumberProps {
  /** E.g. 第 1 页，共 3 页; the number of pages is 0 until the typesetter knows it. */
  words: (page: number, pages: number) => string
  style?: ComponentProps<typeof View>['style']
}

/**
 * The page's number, repeated on every page. Not a `Text` that renders itself: the typesetter multiplies the
 * line height of such a text again each time it is laid out, until it is out of sight.
 */
export const PageNumber = ({ words, style = {} }: PageNumberProps) => (
  <View
    fixed
    style={style}
    render={(page) => (
      <Text>{words(page.pageNumber, 'totalPages' in page ? Number(page.totalPages) : 0)}</Text>
    )}
  />
)
