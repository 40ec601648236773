import type { z } from 'zod'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { Panel } from '../../../portal/kit/panel.tsx'
import { notFound, page } from '../../../portal/page.ts'
import { readDraw } from '../verbs/draws.ts'

type Draw = z.output<typeof readDraw.output>

/** /draws/{number}: what was published before the draw, what came of it, and how anybody computes it again. */
export const drawPage = page<{ draw: Draw }>({
  path: '/draws/{number}',
  title: ({ draw }) => draw.title,
  section: 'notices',
  trail: [
    { title: '公示公告', href: '/notices' },
    { title: '双随机抽查公示', href: '/draws' },
  ],
  async load({ perform, params }) {
    const number = params.number ?? ''
    if (!/^SJ-\d{4}-\d{6}-\d{6}$/.test(number)) return notFound('没有这次抽查')
    return { draw: await perform(readDraw, { number: number as never }) }
  },
  view: ({ draw }) => (
    <>
      <PageHeading title={draw.title}>
        {`${draw.standingTitle}${draw.publishedOn ? `，${formatDay(draw.publishedOn as CivilDate)}公布` : ''}。${draw.list.length} 家里抽 ${draw.count} 家。`}
      </PageHeading>
      {draw.voidWhy && <p>{`这次抽查作废：${draw.voidWhy}。结果不用，另行抽取。`}</p>}
      {draw.drawn.length > 0 && (
        <Panel title="抽取结果">
          <DataTable
            caption="抽取结果"
            captionHidden
            rows={draw.drawn}
            rowKey={({ organisation }) => organisation}
            columns={[
              { title: '单位', show: ({ organisation }) => organisation },
              { title: '检查员', show: ({ inspectors }) => inspectors.join('、') },
            ]}
            empty={null}
          />
        </Panel>
      )}
      <Panel title="承诺和开启">
        <DataTable
          caption="承诺和开启"
          captionHidden
          rows={draw.commitments}
          rowKey={({ digest }) => digest}
          columns={[
            { title: '承诺人', show: ({ by }) => by },
            { title: '承诺（摘要）', show: ({ digest }) => <Digest of={digest} /> },
            { title: '开启', show: ({ opened }) => (opened ? '已开启' : '还没有') },
          ]}
          empty={<p>还没有人承诺。</p>}
        />
      </Panel>
      <Panel title="事先公布的名单">
        {draw.digest && (
          <p>
            名单摘要：
            <Digest of={draw.digest} />
          </p>
        )}
        <DataTable
          caption="名单"
          captionHidden
          rows={draw.list}
          rowKey={({ name }) => name}
          columns={[
            { title: '单位', show: ({ name }) => name },
            { title: '签数', show: ({ weight }) => String(weight) },
          ]}
          empty={null}
        />
      </Panel>
      <Panel title="自己重算一遍">
        <ol className="dots">
          <li>
            {draw.drawn.length > 0 ? (
              <a
                href={`/api/v1/supervision/draws/${draw.number}/file`}
              >{`下载公示文件 ${draw.number}.json`}</a>
            ) : (
              `下载公示文件（${draw.shownFrom ? `检查那天 ${draw.shownFrom} 起` : '抽取以后'}才有）`
            )}
          </li>
          <li>{`在任何一台电脑上运行 haihe supervision verify-draw ${draw.number}.json，不用联网。`}</li>
          <li>或者照下面的方法自己写程序算。</li>
        </ol>
        {draw.method
          .trim()
          .split('\n')
          .map((line) => (
            <p key={line} style={{ overflowWrap: 'anywhere' }}>
              {line}
            </p>
          ))}
      </Panel>
    </>
  ),
})

/** Sixty-four characters that may break anywhere. */
const Digest = ({ of }: { of: string }) => <code style={{ overflowWrap: 'anywhere' }}>{of}</code>
