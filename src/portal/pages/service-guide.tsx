import type { ReactNode } from 'react'
import type { Clause } from '../../kernel/decision/decision.ts'
import { Tag, type TagTone } from '../../kit/tag.tsx'
import { LinkButton } from '../kit/link-button.tsx'
import { PageHeading } from '../kit/page-heading.tsx'

/** Something that can be done here (事项), with every element that a guide must have. */
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
  /** 办理材料 */
  papers: readonly string[]
  /** 办理地点 */
  place: string
  /** 办理时间与时限 */
  time: string
  /** 联系方式 */
  contact: string
  /** 办理流程 */
  flow: readonly string[]
  /** How many fields have to be typed by hand; everything else is taken from registers. */
  typed: number
  start: { title: string; href: string }
}

/** A clause as a guide cites it. */
export const basisOf = ({ document, article, text }: Clause): Service['basis'][number] => ({
  text,
  href: article === null ? `/policy/${document}` : `/policy/${document}#art-${article}`,
})

/** A guide (办事指南): what it is, on what it rests, who may, with what, where, when, how, whom to ask. */
export const ServiceGuide = ({ service }: { service: Service }) => (
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
    </p>
    <dl className="facts-list">
      <Element title="申请条件">
        <List items={service.conditions} />
      </Element>
      <Element title="办理材料">
        {service.papers.length > 0 ? <List items={service.papers} /> : '不用提交材料，系统自动核对。'}
      </Element>
      <Element title="办理流程">
        <ol className="next">
          {service.flow.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Element>
      <Element title="办理时限">{service.time}</Element>
      <Element title="办理地点">{service.place}</Element>
      <Element title="联系方式">{service.contact}</Element>
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
  </article>
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
