import { PageHeading } from '../kit/page-heading.tsx'
import { page } from '../page.ts'
import type { Site } from '../site.ts'

/** /privacy: what the site knows of a visitor and of a citizen, and what it does with it (隐私保护). */
export const privacyPage = (site: Site) =>
  page({
    path: '/privacy',
    title: '隐私保护',
    sitemap: true,
    description: '本站收集哪些个人信息、怎样保存、谁能看到。',
    load: () => ({}),
    view: () => (
      <div className="prose">
        <PageHeading title="隐私保护">只收办事必需的信息，能从政府部门取到的不让您再填。</PageHeading>
        <h2>收集什么</h2>
        <ul>
          <li>看网页、查目录、算补贴、查证书：不用登录，不记录您是谁。</li>
          <li>办事：姓名、身份证号码、电话、收款账户，以及培训、考试、证书的记录。</li>
          <li>Cookie：登录状态一个，您选的“长者模式”和“深色”各一个。没有广告，没有第三方统计。</li>
        </ul>
        <h2>怎样保存</h2>
        <ul>
          <li>身份证号码、电话、银行账号加密保存，页面上默认只显示一部分，如 1201**********0018。</li>
          <li>工作人员查看完整号码要写明理由，每次查看都有记录，审计可以查到。</li>
          <li>系统日志里不写姓名、号码、电话和邮箱。</li>
        </ul>
        <h2>谁能看到</h2>
        <ul>
          <li>您本人；承办您这一件的工作人员；依法审计、监督的人员。</li>
          <li>公示名单只写“张*国”这样的姓名，公示期满后仍可按办件号查到结果。</li>
          <li>证书查验页写明证书上印的内容，供用人单位核对真伪。</li>
        </ul>
        <h2>您的权利</h2>
        <p>
          登录“我的”可以查看、更正自己的信息，也可以看到谁查验过您的证书。其他要求请拨打{' '}
          <a href={`tel:${site.phone}`}>{site.phone}</a>。
        </p>
      </div>
    ),
  })
