import type { Noticed, Remark } from './notices.ts'

/** What is said of each kind of thing; `where` is its paragraphs, `words` what was left out. */
const WORDS: Record<Remark, (where: string, words: string) => string> = {
  hidden: (where) =>
    `文件里有隐藏文字，没有读进来，也不会公布（${where}）；如果应当公布，请在 Word 里取消隐藏`,
  changes: (where) => `文件里有修订痕迹，已按“接受全部修订”读取，请核对（${where}）`,
  formula: (where) => `公式按一行文字读入（分式用“/”，上标用“^”），请核对（${where}）`,
  note: (where) => `脚注、尾注的文字已放在引用处的〔注：〕里，请核对（${where}）`,
  numbering: (where) => `文件里有自动编号，已按 Word 的编号换成文字，请核对（${where}）`,
  'numbering-unknown': (where) =>
    `文件里有自动编号，这种写法认不出来，没有读进来，请在 Word 里把编号转成文字再装入（${where}）`,
  table: (where) => `表格按行读入，格与格之间用“｜”隔开，请核对（${where}）`,
  'text-box': (where) => `文本框里的文字放在它所在段落的后面，请核对（${where}）`,
  ruby: (where, words) => `注音没有读进来：${words}（${where}）`,
  picture: (where) => `图片没有读进来（${where}），图里的文字请另行录入`,
  object: (where) => `嵌入的对象没有读进来（${where}）`,
  chunk: (where) => `嵌入的另一份文件没有读进来（${where}），请把它的文字粘贴进正文再装入`,
  symbol: (where, words) => `特殊字体（${words}）的符号换成了“□”，请改成普通字符（${where}）`,
  white: (where, words) => `白色的文字在纸上看不见，已经读进来，请核对要不要公布：${words}（${where}）`,
  struck: (where, words) => `有删除线的文字已经读进来，请核对要不要留：${words}（${where}）`,
  drawing: (where, words) => `图形里的文字没有读进来：${words}（${where}）`,
  other: (where, words) => `有认不出的内容没有读进来：${words}（${where}）`,
}

const MOST_PLACES = 8
const MOST_WORDS = 5

/** What is to be looked at, one line for each kind, with its places. */
export function remarksOf(
  noticed: readonly Noticed[],
  beside: { comments: readonly string[]; headers: readonly string[] },
): string[] {
  const remarks = [...Map.groupBy(noticed, ({ remark }) => remark)].map(([remark, all]) =>
    WORDS[remark](placesOf(all), someOf(all.map(({ words }) => words))),
  )
  if (beside.comments.length > 0) remarks.push(`批注没有读进来：${someOf(beside.comments)}`)
  if (beside.headers.length > 0) remarks.push(`页眉、页脚没有读进来：${someOf(beside.headers)}`)
  return remarks
}

function placesOf(all: readonly Noticed[]): string {
  const places = [...new Set(all.map(({ paragraph }) => paragraph))]
  const named = places.slice(0, MOST_PLACES).map((place) => (place === 0 ? '脚注' : `第 ${place} 段`))
  return named.join('、') + (places.length > MOST_PLACES ? ` 等 ${places.length} 处` : '')
}

const someOf = (words: readonly string[]): string => {
  const known = [...new Set(words.filter(Boolean))]
  const some = known.slice(0, MOST_WORDS).map((one) => `“${one.slice(0, 40)}”`)
  return some.join('、') + (known.length > MOST_WORDS ? ' 等' : '')
}
