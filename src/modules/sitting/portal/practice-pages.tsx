import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { page } from '../../../portal/page.ts'

/** /assess/practice: anybody tries the screen of an examination at home (机考体验), without signing in; it computes in the page and keeps nothing. */
export const practicePage = page<object>({
  path: '/assess/practice',
  title: '机考体验',
  section: 'assess',
  script: 'sitting',
  load: () => ({}),
  view: () => (
    <div id="exam-practice" className="room">
      <PageHeading title="机考体验">
        没有在电脑上考过的，先在这里试一遍：和考场同样的屏幕，每种题型一道，不用登录，不计分，写的什么都不保存。
      </PageHeading>
      <ul className="dots">
        <li>题目一屏一道，右边是题号，点哪道去哪道；答过的题号变色。</li>
        <li>写完不用点保存，上面显示“已保存”就是存好了。</li>
        <li>拿不准的点“回头再看”；都写完了点“检查交卷”。</li>
      </ul>
      <p className="begin">
        <a id="begin-practice" className="btn" href="/assess/practice">
          开始体验
        </a>
      </p>
      <noscript>
        <p>这个页面要用能运行脚本的浏览器打开，考点的机器也是这样。</p>
      </noscript>
    </div>
  ),
})

/** /exam-room/rehearsal: a machine of a venue walks through an examination by itself (演练), by the code of the desk. */
export const rehearsalPage = page<object>({
  path: '/exam-room/rehearsal',
  title: '演练',
  bare: true,
  personal: true,
  script: 'sitting',
  load: () => ({}),
  view: () => (
    <div id="exam-rehearsal" className="room">
      <PageHeading title="演练">
        填演练码和机号，机器自己走一遍：答题、断网、重开、交卷，不到一分钟，结果报到监考台。用的是练习题，没有考生，不计成绩。
      </PageHeading>
    </div>
  ),
})
