import { Tag } from '../../../kit/tag.tsx'
import { Button } from '../../../portal/kit/button.tsx'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { Form } from '../../../portal/kit/form/form.tsx'
import { Notice } from '../../../portal/kit/notice.tsx'

interface Shown {
  lesson: {
    id: string
    course: { withdrawn: boolean }
    package: { kind: string; units: { title: string }[] } | null
  }
  learns: boolean
  units: { done: boolean; waived: boolean }[]
  opening: { address: string; title: string; ownWindow: boolean; fresh: boolean } | null
}

/** The units of a package, and the one that is open, in a sandbox (课件包). */
export const Units = ({ lesson, learns, units, opening }: Shown) => {
  if (!lesson.package) return null
  if (lesson.course.withdrawn) return <Notice tone="warn" title="这门网课已经下架" />
  return (
    <>
      {opening && !opening.fresh && (
        <Notice title="这次打开已经用过">刷新以后接不上，请点“打开”重新进去，从停下的地方接着学。</Notice>
      )}
      {opening?.fresh && !opening.ownWindow && (
        <section className="lesson-package" aria-label="课件">
          <iframe
            src={opening.address}
            title={opening.title}
            sandbox="allow-scripts allow-forms allow-popups allow-modals"
          />
        </section>
      )}
      {opening?.fresh && opening.ownWindow && (
        <Notice title="这个单元要在单独的窗口里学">
          <a href={opening.address} target="_blank" rel="noreferrer">
            打开“{opening.title}”
          </a>
        </Notice>
      )}
      {!learns && (
        <Notice title="登录以后才能打开">
          <a href={`/login?next=/learn/online/lessons/${lesson.id}`}>登录</a>
        </Notice>
      )}
      <DataTable
        caption={`${lesson.package.kind} 课件包的单元`}
        columns={[
          { title: '单元', show: ({ title }) => title },
          { title: '它自己报告', show: ({ standing }) => <Standing {...standing} /> },
          {
            title: '学习',
            show: ({ at, title }) =>
              learns ? (
                <Form action="open" label={`打开${title}`}>
                  <input type="hidden" name="unit" value={at} />
                  <Button tone="ghost">打开</Button>
                </Form>
              ) : (
                '—'
              ),
          },
        ]}
        rows={lesson.package.units.map(({ title }, at) => ({
          title,
          at,
          standing: units[at] ?? { done: false, waived: false },
        }))}
        rowKey={({ at }) => String(at)}
        empty={null}
      />
    </>
  )
}

const Standing = ({ done, waived }: { done: boolean; waived: boolean }) => {
  if (waived) return <Tag tone="ok">在别的网课里学过，免修</Tag>
  return done ? <Tag tone="ok">学完</Tag> : <Tag>没有学完</Tag>
}
