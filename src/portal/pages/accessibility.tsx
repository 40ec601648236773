import { PageHeading } from '../kit/page-heading.tsx'
import { page } from '../page.ts'
import type { Site } from '../site.ts'

/** /a11y: the accessibility statement (无障碍声明), with what is known not to work. */
export const accessibilityPage = (site: Site) =>
  page({
    path: '/a11y',
    title: '无障碍声明',
    sitemap: true,
    description: '本站的无障碍标准、长者模式、键盘操作和反馈方式。',
    load: () => ({}),
    view: () => (
      <div className="prose">
        <PageHeading title="无障碍声明">
          本站按《信息技术 互联网内容无障碍可访问性技术要求与测试方法》（GB/T 37668—2019）和 WCAG 2.2 的 AA
          级建设。
        </PageHeading>
        <h2>您可以这样用</h2>
        <ul>
          <li>
            <a href="?mode=elder">长者模式</a>：文字不小于 18 像素，按钮不小于 60 像素，首页只有六个入口。
          </li>
          <li>朗读：长者模式每页上方有“朗读”，用浏览器自带的声音；浏览器没有声音的，不显示这个按钮。</li>
          <li>繁體：每一页都有简体、繁體两种文字，在页面上方切换。</li>
          <li>
            <a href="?theme=dark">深色</a>：浅字深底，夜间不刺眼。
          </li>
          <li>只用键盘：Tab 键依次移动，回车键打开，每页第一个链接可以跳过导航。</li>
          <li>放大到 400% 或屏幕只有 320 像素宽时，内容自动换行，不用左右拖动。</li>
          <li>关掉 JavaScript 也能看、能填、能提交。</li>
          <li>状态不只用颜色表示，同时有符号和文字。</li>
        </ul>
        <h2>怎样检查</h2>
        <p>
          每次改动都用 axe 按 WCAG 2.2 AA
          和最佳实践逐页检查，普通、长者、深色、繁體四种样子，手机和电脑两种宽度。
        </p>
        <h2>已知的不足</h2>
        <ul>
          <li>下载的 PDF 证书没有逐项标签；同样的内容在查证网页上都有。</li>
          <li>没有手语视频。</li>
        </ul>
        <h2>遇到障碍请告诉我们</h2>
        <p>
          拨打 <a href={`tel:${site.phone}`}>{site.phone}</a>，说明是哪一页、哪一处。工作人员也可以替您办理。
        </p>
      </div>
    ),
  })
