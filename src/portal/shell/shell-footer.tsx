import type { Site } from '../site.ts'

/** The foot of every page: who runs the site, and what a government site must offer. */
export const ShellFooter = ({ site }: { site: Site }) => (
  <footer>
    <div className="wrap">
      <div>
        <h2>
          {site.name} · {site.subtitle}
        </h2>
        <p>主办单位：{site.organiser}</p>
        <p>网站标识码：{site.codes.site ?? '上线时填写'}</p>
        <p>ICP 备案：{site.codes.icp ?? '上线时填写'}</p>
        <p>公安备案：{site.codes.police ?? '上线时填写'}</p>
      </div>
      <Links
        title="办事"
        links={[
          ['办事大厅', '/services'],
          ['我的', '/my'],
          ['单位与工作人员入口', '/work'],
        ]}
      />
      <Links
        title="网站"
        links={[
          ['关于本站', '/about'],
          ['网站地图', '/sitemap'],
          ['无障碍声明', '/a11y'],
          ['隐私保护', '/privacy'],
        ]}
      />
      <Links
        title="监督与帮助"
        links={[
          ['我为网站找错', '/interact/errors'],
          ['咨询建议、好差评', '/interact'],
          ['公示公告', '/notices'],
          ['政策原文', '/policy'],
          [`人工服务 ${site.phone}`, `tel:${site.phone}`],
          [`监督举报 ${site.supervisionPhone}`, `tel:${site.supervisionPhone}`],
        ]}
      />
    </div>
  </footer>
)

const Links = ({ title, links }: { title: string; links: readonly (readonly [string, string])[] }) => (
  <div>
    <h2>{title}</h2>
    <ul>
      {links.map(([text, href]) => (
        <li key={text}>
          <a href={href}>{text}</a>
        </li>
      ))}
    </ul>
  </div>
)
