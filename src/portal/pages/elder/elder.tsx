import { SearchBox } from '../../kit/field/search-box.tsx'
import { LinkButton } from '../../kit/link-button.tsx'
import { Icon } from '../../kit/text/icon.tsx'
import { page, redirect } from '../../page.ts'
import { ELDER_DOORS } from '../../shell/elder-doors.ts'

/** /elder: the address that one tells one's parents; from there on the mode is remembered. */
export const elderPage = page<object>({
  path: '/elder',
  title: '长者版',
  sitemap: true,
  description: '字大、按钮大，只有六个入口。',
  load: () => redirect('/?mode=elder'),
  view: () => null,
})

/** The home page in 长者模式: six doors, a search box, and nothing else. */
export const ElderHome = ({ tour }: { tour: string | null }) => (
  <div className="wrap page">
    <h1>您想办什么？</h1>
    <ul className="doors six">
      {ELDER_DOORS.map(({ icon, title, note, href }) => (
        <li key={href}>
          <a className="card door" href={href}>
            <Icon name={icon} />
            <span>
              <b>{title}</b>
              <span>{note}</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
    <SearchBox action="/search" label="找别的事" placeholder="说一个词，如“焊工”" id="site-search" />
    {tour && (
      <p className="row">
        <LinkButton href={tour}>看演示导览</LinkButton>
      </p>
    )}
  </div>
)
