import { describe, expect, test } from 'vitest'
import { type Source, sourcesIn, standing } from './read-sources.ts'

/** What citizens read: the pages, what a case tells them, the guides (G22). */
const READ: readonly Source[] = [
  ...sourcesIn(['src/portal', 'src/main/pages'], ['.tsx']),
  ...sourcesIn(['src/modules'], ['.tsx']).filter(({ path }) => path.includes('/portal/')),
  ...sourcesIn(['city/tianjin/guides'], ['.yaml']),
]

/** Sentences as they stand in the sources; places that are filled in count as two characters. */
function sentencesIn(sources: readonly Source[]): string[] {
  return sources
    .flatMap(({ text }) =>
      [
        ...text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|#[^\n]*/g, '').matchAll(/[^<>"'`\n|?=]*[。！？；]/g),
      ].map(([found]) => found),
    )
    .flatMap((found) => found.split(/(?<=[。！？；])/))
    .map((found) => found.replaceAll(/\$?\{[^}]*\}/g, '某某').replaceAll(/\s+/g, ''))
    .filter((found) => /[一-鿿]{2}/.test(found))
}

const lengths = sentencesIn(READ).map((one) => [...one].length)

/** A button says what it does: it begins with a verb. */
const VERBS =
  /^(提交|提出|确认|保存|撤回|收回|查|验证|签到|继续|看|生成|报名|开始|全部标为|上传|筛选|登记|顺延|重新|装入|补录|编制|终止|核|检查|新建|改判|撤销|接通|授权|导入|办结|关闭|下达|发布|公布|开通|停用|调|发|设|删|加|取消|送|答复|评|标|打印|下载|换|领办|转|认领|放款|追|清空|登录|退出|退回|安排|裁定|结束|另选|找|算|申请|交|修改|更正|再|移|合并|分|进入|回|下一|上一|打开|复制|导出|试|同意|签|放弃|不|认|建|拒|定|排|录|计|预览|重置|注销|指派|记|推荐|报|测算|搜索|朗读|去掉|知道|先不|返回|批量办理|添)/

describe('话说得短，按钮是动词（G22）', () => {
  test('市民读的句子平均不超过30个字', () => {
    expect(lengths.length).toBeGreaterThan(200)
    expect(lengths.reduce((sum, one) => sum + one, 0) / lengths.length).toBeLessThanOrEqual(30)
  })

  test('页面第一段里没有文号', () => {
    expect(standing(/<PageHeading[^>]*>[^<]*〔\d{4}〕[^<]*<\/PageHeading>/, READ)).toEqual([])
  })

  test('每个按钮都是动词', () => {
    const screens = sourcesIn(['src'], ['.tsx'])
    const words = screens.flatMap(({ path, text }) =>
      [
        ...text.matchAll(/<Button(?: [^>]*)?>\s*([一-鿿][^<{]*)/g),
        ...text.matchAll(/<button[^>]*>\s*([一-鿿][^<{]*)/g),
        ...text.matchAll(/ submit="([^"]+)"/g),
      ]
        .map(([, word = '']) => word.trim())
        // What begins with a value is named by it: “以某某进入”.
        .filter((word) => word.length > 1)
        .map((word) => `${path} ${word}`),
    )
    expect(words.length).toBeGreaterThan(100)
    expect(words.filter((one) => !VERBS.test(one.slice(one.indexOf(' ') + 1)))).toEqual([])
  })
})
