import type { ReactNode } from 'react'
import type { Offered, Said, Stretch } from '../../kernel/case/index.ts'
import type { Clause } from '../../kernel/decision/decision.ts'
import { qrSvg } from '../../kernel/value/text/qr.ts'
import { Tag, type TagTone } from '../../kit/tag.tsx'
import { LinkButton } from '../kit/link-button.tsx'
import { PageHeading } from '../kit/page-heading.tsx'

/** Something that can be done here (事项): what its module knows of it. */
export interface Service {
  /** In its address: subsidy-training. */
  code: string
  /** Small numbers come first. */
  order: number
  title: string
  /** One sentence. */
  summary: string
  tags: readonly { text: string; tone?: TagTone }[]
  /** Other words by which people look for it. */
  words?: string
  /** 设定依据: documents and articles, to read in the policy library. */
  basis: readonly { text: string; href: string }[]
  /** 申请条件 */
  conditions: readonly string[]
  /** 办理材料, each with where it is fetched from (免提交); null where it has to be handed in. */
  papers: readonly { name: string; from: string | null }[]
  /** 办理流程, where no case of it says it better. */
  flow: readonly string[]
  /** How many fields have to be typed by hand; everything else is taken from registers. */
  typed: number
  start: { title: string; href: string }
}

/** A guide with every element that it must have: what the module, the city and the procedure of its case say. */
export interface Guide {
  service: Service
  /** What the city says: where, when, how long, for how much, with whom. */
  offered: Offered
  /** The way of its case, drawn from the procedure; empty where it opens none. */
  road: readonly Stretch[]
  /** The page's own address, as it is printed. */
  address: string
}

/** A clause as a guide cites it. */
export const basisOf = ({ document, article, text }: Clause): Service['basis'][number] => ({
  text,
  href: article === null ? `/policy/${document}` : `/policy/${document}#art-${article}`,
})

/** What of the elements that a guide must have is missing (办事指南要素), by its name; nothing, as a test asks. */
export function missingIn({ service, offered, road }: Guide): string[] {
  const elements: Record<string, boolean> = {
    事项名称: service.title !== '',
    设定依据: service.basis.length > 0 && service.basis.every(({ href }) => href.startsWith('/policy/')),
    申请条件: service.conditions.length > 0,
    办理材料: service.papers.length > 0,
    办理地点: offered.place.text !== '',
    办理时间: offered.hours.text !== '',
    法定时限: offered.legalTerm.text !== '',
    承诺时限: promisedBy(offered, road) !== null,
    办理流程: road.length > 0 || service.flow.length > 0,
    收费: offered.fee.text !== '',
    办理结果: offered.result.text !== '',
    联系方式: offered.contact.text !== '',
    监督投诉: offered.supervision.text !== '',
  }
  return Object.entries(elements).flatMap(([name, there]) => (there ? [] : [name]))
}

/** 承诺时限: what the city says, else the sum of what the case may stand in each state. */
function promisedBy({ promised }: Offered, road: readonly Stretch[]): Said | null {
  if (promised) return promised
  const days = road.reduce((sum, one) => sum + (one.days ?? 0), 0)
  if (days === 0) return null
  const assumed = road.some(({ clause }) => clause?.status === 'assumed')
  return {
    text: `合计最多 ${days} 个工作日，每一步见办理流程`,
    source: assumed ? null : '各步期限的依据见办理流程',
  }
}

/** A guide (办事指南): what it is, on what it rests, who may, with what, where, when, how long, how, whom to ask. */
export const ServiceGuide = ({ guide }: { guide: Guide }) => {
  const { service, offered, road, address } = guide
  const promised = promisedBy(offered, road)
  return (
    <article className="guide">
      <PageHeading title={service.title}>{service.summary}</PageHeading>
      <div className="tags">
        {service.tags.map(({ text, tone }) => (
          <Tag key={text} tone={tone ?? 'plain'}>
            {text}
          </Tag>
        ))}
        <Tag>手工填写 {service.typed} 项</Tag>
      </div>
      <p className="row noprint">
        <LinkButton href={service.start.href}>{service.start.title}</LinkButton>
        <LinkButton href={`/interact/rate?service=${service.code}`} tone="ghost">
          评价这个事项
        </LinkButton>
      </p>
      <dl className="facts-list">
        <Element title="申请条件">
          <List items={service.conditions} />
        </Element>
        <Element title="办理材料">
          <ul className="dots">
            {service.papers.map(({ name, from }) => (
              <li key={name}>
                {name}
                {from ? <small>，免提交：从{from}取到</small> : <small>，要提交</small>}
              </li>
            ))}
          </ul>
        </Element>
        <Element title="办理流程">
          <ol className="next">
            {road.map((one) => (
              <li key={one.title}>
                <Step one={one} />
              </li>
            ))}
            {road.length === 0 && service.flow.map((step) => <li key={step}>{step}</li>)}
          </ol>
        </Element>
        <SaidElement title="法定时限" said={offered.legalTerm} />
        {promised && <SaidElement title="承诺时限" said={promised} />}
        <SaidElement title="办理地点" said={offered.place} />
        <SaidElement title="办理时间" said={offered.hours} />
        <SaidElement title="收费" said={offered.fee} />
        <SaidElement title="办理结果" said={offered.result} />
        <SaidElement title="联系方式" said={offered.contact} />
        <SaidElement title="监督投诉" said={offered.supervision} />
        <Element title="设定依据">
          <ul className="dots">
            {service.basis.map(({ text, href }) => (
              <li key={text}>
                <a href={href}>{text}</a>
              </li>
            ))}
          </ul>
        </Element>
      </dl>
      <div className="guide-code">
        <img
          src={svgAddress(qrSvg(address, '本页地址的二维码'))}
          alt="本页地址的二维码"
          width="112"
          height="112"
        />
        <p>
          这一页可以打印带走。扫码看最新的一版：
          <br />
          <span className="address">{address}</span>
        </p>
      </div>
    </article>
  )
}

/** One stretch of the way: what, with whom, how long, and what sets it. */
const Step = ({ one: { title, holder, days, clause } }: { one: Stretch }) => (
  <>
    {title}
    <small>
      {holder !== '已办结' && `：${holder}`}
      {days !== null && `，最多 ${days} 个工作日`}
    </small>
    {clause?.status === 'assumed' && <Assumed />}
  </>
)

const SaidElement = ({ title, said }: { title: string; said: Said }) => (
  <Element title={title}>
    {said.text}
    {said.source === null ? <Assumed /> : <small>（{said.source}）</small>}
  </Element>
)

const Assumed = () => (
  <>
    {' '}
    <Tag tone="warn">推定</Tag>
  </>
)

const Element = ({ title, children }: { title: string; children: ReactNode }) => (
  <div>
    <dt>{title}</dt>
    <dd>{children}</dd>
  </div>
)

const List = ({ items }: { items: readonly string[] }) => (
  <ul className="dots">
    {items.map((item) => (
      <li key={item}>{item}</li>
    ))}
  </ul>
)

const svgAddress = (svg: string): string => `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
