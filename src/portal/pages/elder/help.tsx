import { PageHeading } from '../../kit/page-heading.tsx'
import { Icon } from '../../kit/text/icon.tsx'
import { page } from '../../page.ts'
import type { Site } from '../../site.ts'

/** /help: somebody to ask (问人): the telephone first, then what they will ask, then where to go. */
export const helpPage = (site: Site) =>
  page({
    path: '/help',
    title: '问人',
    sitemap: true,
    description: '打电话问，或到窗口请工作人员代办。',
    load: () => ({}),
    view: () => (
      <>
        <PageHeading title="问人">不会用、看不清、不放心，都可以问。</PageHeading>
        <div className="two">
          <section className="card pad" aria-labelledby="call-h">
            <h2 id="call-h">打电话</h2>
            <p>
              <a className="btn wide call-us" href={`tel:${site.phone}`}>
                <Icon name="phone" />
                拨打 {site.phone}
              </a>
            </p>
            <p>请先准备好：</p>
            <ul className="dots">
              <li>姓名和身份证号码。</li>
              <li>办件号，如果已经有了。它在“我的”里。</li>
            </ul>
            <p>工作人员不会问您的密码和短信验证码。</p>
            <p>
              举报骗取补贴：
              <a href={`tel:${site.supervisionPhone}`}>拨打 {site.supervisionPhone}</a>
            </p>
          </section>
          <section className="card pad" aria-labelledby="counter-h">
            <h2 id="counter-h">去窗口</h2>
            <p>本人带身份证，到区人社局的服务窗口。工作人员可以替您查、替您办。</p>
            <ul className="dots">
              <li>
                <a href="/services">看办这件事要带什么</a>
              </li>
              <li>
                <a href="/my">看我的事办到哪一步</a>
              </li>
              <li>
                <a href="/a11y">看怎样调大字、听朗读</a>
              </li>
            </ul>
          </section>
        </div>
      </>
    ),
  })
