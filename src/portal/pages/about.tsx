import { PageHeading } from '../kit/page-heading.tsx'
import { page } from '../page.ts'
import type { Site } from '../site.ts'

/** /about: what the site is for, who runs it, and on what its answers rest. */
export const aboutPage = (site: Site) =>
  page({
    path: '/about',
    title: '关于本站',
    sitemap: true,
    description: `${site.name}是什么，由谁主办，结果依据什么。`,
    load: () => ({}),
    view: () => (
      <div className="prose">
        <PageHeading title="关于本站">
          {site.name}，{site.subtitle}，由{site.organiser}主办。
        </PageHeading>
        <h2>能做什么</h2>
        <p>
          从发布紧缺职业，到培训、考级、拿证，再到补贴到账，一条路办完。每一步都看得到在谁手里、还剩几个工作日。
        </p>
        <h2>结果依据什么</h2>
        <ul>
          <li>补贴、资格等结论由公布的规则算出，每一条都写明依据哪个文件、哪一条，可以点开看原文。</li>
          <li>您在“算一算”里看到的，与工作人员审核时用的是同一套规则。</li>
          <li>尚未公布、暂按推定值计算的，都有“依据待确认”标记。</li>
        </ul>
        <h2>怎样保证能用</h2>
        <p>
          本站按政府网站检查指标每天自查一遍：打得开、有更新、没有错链和空白栏目、留言按时答复、办事指南齐全。您发现不对的，请
          <a href="/interact/errors">给网站找错</a>。
        </p>
        <h2>标识</h2>
        <p>六角螺母是工匠，打开的桥叶是解放桥，桥上是焊花，桥下是海河。</p>
        <h2>联系</h2>
        <p>
          服务电话 <a href={`tel:${site.phone}`}>{site.phone}</a>。
        </p>
      </div>
    ),
  })
