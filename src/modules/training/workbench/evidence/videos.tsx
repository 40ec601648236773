import { type CivilDate, formatDay } from '../../../../kernel/value/time/civil-date.ts'
import { shortMoment } from '../../../../kernel/value/time/moment.ts'
import { API } from '../../../../workbench/api/request.ts'
import { useVerb } from '../../../../workbench/api/verb.ts'
import { announce } from '../../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../../workbench/kit/form/form.tsx'
import { RowTable } from '../../../../workbench/kit/table/row-table.tsx'
import type { Recorded } from '../desk.ts'

/** 上课录像: how much of what was taught is recorded, day by day, each recording to be opened. */
export function Videos({ recorded, again }: { recorded: Recorded; again?: () => void }) {
  const withdraw = useVerb<{ id: string }>('POST /files/{id}/withdraw')
  const { coveredMinutes, taughtMinutes, lessonMinutes, days } = recorded
  const percent = taughtMinutes > 0 ? Math.floor((coveredMinutes * 100) / taughtMinutes) : 0
  return (
    <section>
      <h2>上课录像</h2>
      <p>
        已上 {inLessons(taughtMinutes, lessonMinutes)} 课时，录像盖住{' '}
        {inLessons(coveredMinutes, lessonMinutes)} 课时（{percent}%）。录像的时长由内容读出，不由人填。
      </p>
      <RowTable
        caption="每天的录像"
        rows={days.filter(({ videos }) => videos.length > 0)}
        rowKey={({ day }) => day}
        columns={[
          { title: '日期', show: ({ day }) => formatDay(day as CivilDate) },
          {
            title: '盖住的分钟',
            figures: true,
            show: (day) => `${day.coveredMinutes} / ${day.taughtMinutes}`,
          },
          {
            title: '录像',
            show: ({ videos }) => (
              <ul className="plain">
                {videos.map((video) => (
                  <li key={video.file}>
                    <a href={`${API}/files/${video.file}`} target="_blank" rel="noreferrer">
                      {video.withdrawn ? <s>{video.name}</s> : video.name}
                    </a>
                    <span className="muted">
                      {' '}
                      {shortMoment(video.beginsAt)} 起 {video.minutes} 分钟，{video.by}{' '}
                      {shortMoment(video.sentAt)} 上传{video.withdrawn && '，已撤回'}
                    </span>
                    {again && video.mine && (
                      <button
                        type="button"
                        className="btn ghost"
                        disabled={withdraw.busy}
                        onClick={() =>
                          void withdraw.run({ id: video.file }).then((done) => {
                            if (!done) return
                            announce(`已撤回录像：${video.name}`)
                            again()
                          })
                        }
                      >
                        撤回<span className="sr">{video.name}</span>
                      </button>
                    )}
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      {withdraw.failure && <FailureNote failure={withdraw.failure} />}
    </section>
  )
}

const inLessons = (minutes: number, lessonMinutes: number): string =>
  (minutes / lessonMinutes).toFixed(1).replace(/\.0$/, '')

/** Hands in one recording: its day, when it begins, the file. */
export const AddVideo = ({ id, recorded, again }: { id: string; recorded: Recorded; again: () => void }) => (
  <HhForm<{ minutes: number }>
    title="上传上课录像"
    fields={[
      {
        key: 'day',
        title: '哪一天的课',
        kind: 'choice',
        required: true,
        choices: recorded.days.map(({ day }) => ({ value: day, text: formatDay(day as CivilDate) })),
      },
      { key: 'begins', title: '几点开始录', kind: 'text', required: true, longest: 5, hint: '例如 08:30' },
      {
        key: 'file',
        title: '录像文件',
        kind: 'file',
        required: true,
        accept: '.mp4,.webm',
        hint: 'MP4 或 WebM，一段不超过 32 MB；长的请按课时分段。',
      },
    ]}
    verb="POST /training/classes/{id}/videos"
    fixed={{ id }}
    submit="上传录像"
    onDone={({ minutes }) => {
      announce(`已上传录像，长 ${minutes} 分钟。`)
      again()
    }}
  />
)
