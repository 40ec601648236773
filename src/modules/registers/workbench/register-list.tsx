import type { z } from 'zod'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import type { listRegisters } from '../verbs/list-registers.ts'

type Registers = z.output<typeof listRegisters.output>

/** Who tells the city what, how it is connected, what it sent and got wrong (登记数据来源). */
export default function RegisterList() {
  const { answer, waiting, failure, again } = useAnswer<Registers>('/registers', {})
  return (
    <div className="page">
      <h1>登记数据来源</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取登记数据来源" />}
      {answer && <Shown {...answer} />}
    </div>
  )
}

function Shown({ registers, totals }: Registers) {
  return (
    <>
      {registers.map((one) => (
        <section key={one.register} className="card">
          <h2>{one.name}</h2>
          <p>
            {one.holder}：{one.knows.join('、')}。可信等级 {one.trust}，{one.freshDays} 天内的答复有效
            {one.assumed && '（推定）'}。
          </p>
          <p>
            {one.connection === null
              ? '没有接通：事实由窗口登记。'
              : one.connection.state === 'off'
                ? '已停用。'
                : `已接通（${one.connection.wayTitle}），等待答复 ${one.waiting} 人。`}
            {one.connection?.trouble && ` 最近没有答复：${one.connection.trouble}。`}
          </p>
          {one.deliveries.length > 0 && (
            <ul className="dots">
              {one.deliveries.map((sent) => (
                <li key={sent.id}>
                  {sent.asOf} 第 {sent.serial} 批{sent.whole ? '（全量）' : ''}：{sent.lines} 行，新增{' '}
                  {sent.added}，更正 {sent.corrected}，撤回 {sent.withdrawn}，有误 {sent.wrong}
                  {sent.wrong > 0 && (
                    <>
                      ，<a href={`/api/v1/registers/deliveries/${sent.id}/mistakes`}>下载错误清单</a>
                    </>
                  )}
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
      {totals.length > 0 && (
        <section className="card">
          <h2>错误汇总</h2>
          <ul className="dots">
            {totals.map((one) => (
              <li key={`${one.holder} ${one.code} ${one.field}`}>
                {one.holder}，{one.field}（{one.code}）：{one.count} 次，最近 {one.last}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
