import type { z } from 'zod'
import { civilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Tag } from '../../../kit/tag.tsx'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { EmptyState } from '../../../portal/kit/empty-state.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { Panel } from '../../../portal/kit/panel.tsx'
import { page } from '../../../portal/page.ts'
import { classTitle } from '../class/class-names.ts'
import { myTraining } from '../verbs/my-training.ts'
import { heldWords } from './day-standing.tsx'

type Mine = z.output<typeof myTraining.output>

/** /my/training: the classes that the visitor is or was on, day by day (我的培训). */
export const myTrainingPage = page<Mine & { today: string }>({
  path: '/my/training',
  title: '我的培训',
  section: 'my',
  who: 'my.read',
  personal: true,
  trail: [{ title: '我的', href: '/my' }],
  load: async ({ perform, today }) => ({ ...(await perform(myTraining, {})), today }),
  view: ({ items, today }) => (
    <>
      <PageHeading title="我的培训">
        上课当天扫教室里的二维码签到，或给老师扫您的签到凭证。出勤够了才能结业。
      </PageHeading>
      {items.length === 0 && (
        <EmptyState title="您还没有参加补贴培训" next={{ title: '看看有哪些班', href: '/learn/classes' }}>
          报名后，机构会把您写进名册，这里就能看到。
        </EmptyState>
      )}
      {items.map((one) => (
        <Panel
          key={one.id}
          title={classTitle(one)}
          beside={`${formatDay(civilDate(one.startsOn))}开课`}
          {...(one.state === 'filed'
            ? {}
            : { more: { title: '班次详情', href: `/learn/classes/${one.id}` } })}
        >
          <p>
            <Standing one={one} /> {one.provider.name}，{formatDay(civilDate(one.startsOn))}至
            {formatDay(civilDate(one.endsOn))}
          </p>
          <p>
            已签到的课时：{one.attendedHours}，全部课时：{one.hours}（{one.attendancePercent}%）
          </p>
          <NextLesson one={one} today={today} />
          <progress value={one.attendedHours} max={one.hours} aria-label={`${classTitle(one)}出勤`} />
          {one.certificate && (
            <p>
              培训合格证书 {one.certificate.serial}：
              {one.certificate.withdrawn ? (
                <>
                  {formatDay(civilDate(one.certificate.withdrawn.on))}撤回（{one.certificate.withdrawn.why}
                  ），
                </>
              ) : (
                <>
                  <a href={`/api/v1/my/training-certificates/${one.certificate.id}/pdf`}>下载</a>，
                </>
              )}
              <a href={`/t/${one.certificate.code}`}>查验页</a>
            </p>
          )}
          {one.state === 'completed' && (
            <p>
              <a href={`/my/rate-class/${one.id}`}>
                {one.stars === null ? '评价这个班' : '改评价'}
                <span className="sr">：{classTitle(one)}</span>
              </a>
            </p>
          )}
          {one.state === 'approved' && one.faceOffered && (
            <p>
              <a href={`/my/training-face/${one.id}`}>
                照片比对（可以不做）<span className="sr">：{classTitle(one)}</span>
              </a>
              {one.faceStanding === 'agreed' && '：您已同意，可以随时撤回。'}
              {one.faceStanding === 'withdrawn' && '：您已撤回同意，扫码或出示签到凭证照常签到。'}
            </p>
          )}
          {one.pass && (
            <details>
              <summary>我的签到凭证</summary>
              <p>扫不了教室里的码时，给老师扫这个凭证，也可以打印出来带着。凭证号：{one.pass.code}</p>
              <img
                src={`data:image/svg+xml,${encodeURIComponent(one.pass.svg)}`}
                alt={`${classTitle(one)}签到凭证`}
                width={220}
                height={220}
              />
            </details>
          )}
          <details>
            <summary>每天的签到</summary>
            <DataTable
              caption={`${classTitle(one)}每天的签到`}
              captionHidden
              columns={[
                { title: '日期', show: ({ day }) => formatDay(civilDate(day)) },
                { title: '时间', show: ({ time }) => time },
                { title: '地点', show: ({ place }) => place },
                { title: '课时', figures: true, show: ({ planned }) => planned },
                { title: '签到', show: (day) => heldWords(day) },
                {
                  title: '不对？',
                  show: ({ day, standing }) =>
                    one.state === 'approved' && day <= today && standing !== 'confirmed' ? (
                      <a href={`/my/training/${one.id}/${day}`}>
                        有异议<span className="sr">：{formatDay(civilDate(day))}</span>
                      </a>
                    ) : null,
                },
              ]}
              rows={one.days}
              rowKey={({ day }) => day}
              empty={null}
            />
          </details>
        </Panel>
      ))}
    </>
  ),
})

/** When and where the next lesson is (下一次课). */
function NextLesson({ one, today }: { one: Mine['items'][number]; today: string }) {
  const next = one.state === 'approved' ? one.days.find(({ day }) => day >= today) : undefined
  if (!next) return null
  return (
    <p>
      下一次课：{formatDay(civilDate(next.day))} {next.time}，{next.place}
    </p>
  )
}

const Standing = ({ one }: { one: Mine['items'][number] }) => {
  if (one.completed === true) return <Tag tone="ok">已结业</Tag>
  if (one.completed === false) return <Tag tone="bad">出勤不够，没有结业</Tag>
  return <Tag>{one.stateText}</Tag>
}
