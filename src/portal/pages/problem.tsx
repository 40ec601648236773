import { SearchBox } from '../kit/field/search-box.tsx'
import { LinkButton } from '../kit/link-button.tsx'

interface ProblemPageProps {
  status: number
  title: string
  detail: string | null
  phone: string
  /** Quoted to the telephone service, which finds the log by it. */
  requestId: string | null
}

/** 404, 403, 500 and the like: what happened, and where to go on. */
export const ProblemPage = ({ status, title, detail, phone, requestId }: ProblemPageProps) => (
  <div className="problem">
    <h1>{title}</h1>
    {detail && <p>{detail}</p>}
    {status === 404 && (
      <>
        <p>网址可能打错了，或者内容已经移走。您可以搜一搜：</p>
        <SearchBox action="/search" label="搜索本站" id="problem-search" />
      </>
    )}
    {requestId && (
      <p className="muted">
        问题编号：<code>{requestId}</code>
      </p>
    )}
    <div className="row">
      <LinkButton href="/">回首页</LinkButton>
      <LinkButton href={`tel:${phone}`} tone="ghost">
        打电话问 {phone}
      </LinkButton>
    </div>
  </div>
)
