import { LinkButton } from '../kit/link-button.tsx'
import { DistrictTiles } from '../kit/map/district-tiles.tsx'
import { Panel } from '../kit/panel.tsx'
import { Icon } from '../kit/text/icon.tsx'
import { page, type Visit } from '../page.ts'
import { ElderHome } from './elder/elder.tsx'
import { Bridge } from './home-bridge.tsx'
import { HomeCalculator } from './home-calculator.tsx'
import type { Door, HomeData, PublicItem, Stat, Upcoming } from './home-data.ts'
import { HomeScarce } from './home-scarce.tsx'
import { ServiceCards } from './services.tsx'

/** The home page: doors, calculator, numbers, services, scarce occupations, districts and notices. */
export const homePage = (load: (visit: Visit) => Promise<HomeData> | HomeData) =>
  page({
    path: '/',
    title: '首页',
    section: 'home',
    sitemap: true,
    wide: true,
    description: '学技能、考等级、领补贴、查证书，一个入口办好。',
    load: async (visit: Visit): Promise<HomeData | ElderData> =>
      visit.elder ? { elder: true, tour: visit.demo ? '/tour' : null } : load(visit),
    view: (data: HomeData | ElderData) =>
      'elder' in data ? <ElderHome tour={data.tour} /> : <Home data={data} />,
  })

/** 长者模式 asks nothing of the database: six doors. */
interface ElderData {
  elder: true
  tour: string | null
}

const Home = ({ data }: { data: HomeData }) => (
  <>
    <div className="hero">
      <Bridge />
      <div className="wrap">
        <div>
          <h1>
            一技在手，<em>津</em>彩一生
          </h1>
          <p className="lead">学技能、考等级、领补贴，一个入口办好。</p>
          {data.tour && <Tour href={data.tour} />}
          <Doors doors={data.doors} />
          <Soon upcoming={data.upcoming} />
        </div>
        <HomeCalculator calculator={data.calculator} />
      </div>
    </div>
    <Stats items={data.stats.items} note={data.stats.note} />
    <div className="wrap">
      <section className="blk" aria-labelledby="services-h">
        <div className="hd">
          <h2 id="services-h">大家都在办</h2>
          <a href="/services">全部办事事项</a>
        </div>
        <ServiceCards services={data.services} heading="h3" />
      </section>
      <div className="blk two">
        <HomeScarce scarce={data.scarce} />
        <Panel title="按区找培训班" more={{ title: '列表查看', href: '/learn/classes' }}>
          <DistrictTiles tiles={data.tiles.districts} unit={data.tiles.unit} label="各区可报名的培训班" />
          <p className="foot">
            方格示意图，不代表行政区域界线；数字为可报名的{data.tiles.unit.replace(/^个/, '')}数。
          </p>
        </Panel>
      </div>
      <div className="blk two">
        <Road />
        <Panel title="公示公告" more={{ title: '更多公示', href: '/notices' }}>
          <News items={data.notices} />
        </Panel>
      </div>
    </div>
  </>
)

const Tour = ({ href }: { href: string }) => (
  <p className="home-tour">
    <LinkButton href={href}>演示导览</LinkButton>
    <span>跟着一位焊工，五分钟走完从目录到到账的七步。</span>
  </p>
)

const Doors = ({ doors }: { doors: readonly Door[] }) => (
  <ul className="doors">
    {doors.map(({ icon, title, note, href }) => (
      <li key={href}>
        <a className="card door lift" href={href}>
          <Icon name={icon} />
          <span>
            <b>{title}</b>
            <span>{note}</span>
          </span>
        </a>
      </li>
    ))}
  </ul>
)

const Soon = ({ upcoming }: { upcoming: readonly Upcoming[] }) => (
  <section className="card soon" aria-labelledby="soon-h">
    <div className="hd">
      <h2 id="soon-h">近期可以参加</h2>
      <a href="/learn/classes">更多班次</a>
    </div>
    {upcoming.length === 0 && <p className="foot">近期没有可以报名的班次，可以先看看考试计划。</p>}
    <ul>
      {upcoming.map(({ day, title, place, href, tag }) => (
        <li key={href}>
          <time className="d" dateTime={day}>
            <b>{Number(day.slice(8))}</b>
            {Number(day.slice(5, 7))}月
          </time>
          <a href={href}>
            {title}
            <small>{place}</small>
          </a>
          <span className={`tag ${tag.tone}`}>{tag.text}</span>
        </li>
      ))}
    </ul>
  </section>
)

const Stats = ({ items, note }: { items: readonly Stat[]; note: string }) => (
  <section className="stats" aria-label="主要数据">
    <div className="wrap">
      <dl>
        {items.map(({ title, value, unit }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              {value}
              <small>{unit}</small>
            </dd>
          </div>
        ))}
      </dl>
      <p>{note}</p>
    </div>
  </section>
)

const STEPS = [
  { title: '选班', note: '紧缺职业有补贴，开班要先备案', href: '/learn/classes', link: '找培训班' },
  { title: '考级', note: '理论和实操都满 60 分', href: '/assess/plans', link: '看考试计划' },
  { title: '拿证', note: '22 位编号，扫码可查', href: '/verify', link: '查证书' },
  { title: '到账', note: '系统自动申报，公示 5 个工作日', href: '/subsidy/calc', link: '算补贴' },
]

const Road = () => (
  <Panel title="从学到领，四步走">
    <ol className="board">
      {STEPS.map(({ title, note, href, link }) => (
        <li key={title}>
          <span>
            {title}
            <small>{note}</small>
          </span>
          <a href={href}>{link}</a>
        </li>
      ))}
    </ol>
  </Panel>
)

const News = ({ items }: { items: readonly PublicItem[] }) => (
  <>
    {items.length === 0 && <p className="foot">目前没有正在公示的事项。</p>}
    <ul className="news">
      {items.map(({ title, href, day }) => (
        <li key={href}>
          <a href={href}>{title}</a>
          <time dateTime={day}>{day.slice(5)}</time>
        </li>
      ))}
    </ul>
  </>
)
