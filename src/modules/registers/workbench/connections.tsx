import type { z } from 'zod'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import type { listRegisters } from '../verbs/list-registers.ts'

type Registers = z.output<typeof listRegisters.output>

/** The system administrator connects registers: way, address and the secret agreed, which is never shown again. */
export default function Connections() {
  const { answer, waiting, failure, again } = useAnswer<Registers>('/registers', {})
  return (
    <div className="page">
      <h1>登记数据连接</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取登记数据连接" />}
      {answer?.registers.map(({ register, name, connection }) => (
        <section key={register} className="card">
          <h2>{name}</h2>
          <p>
            {connection
              ? `${connection.wayTitle}，${connection.state === 'on' ? '已接通' : '已停用'}`
              : '没有接通'}
            {connection?.trouble && `；最近没有答复：${connection.trouble}`}
          </p>
        </section>
      ))}
      {answer && (
        <section className="card">
          <h2>接通</h2>
          <HhForm<object>
            title="接通登记数据"
            fields={[
              {
                key: 'register',
                title: '登记数据',
                kind: 'choice',
                required: true,
                choices: answer.registers.map(({ register, name }) => ({ value: register, text: name })),
              },
              {
                key: 'way',
                title: '方式',
                kind: 'choice',
                required: true,
                choices: [
                  { value: 'query', text: '签名查询' },
                  { value: 'drop', text: '签名文件' },
                  { value: 'push', text: '主动推送' },
                ],
              },
              { key: 'url', title: '查询地址（签名查询）', kind: 'text', longest: 300 },
              {
                key: 'secret',
                title: '双方约定的密钥',
                kind: 'text',
                required: true,
                longest: 200,
                hint: '至少 32 个字符；保存后加密，不再显示。',
              },
            ]}
            verb="PUT /registers/{register}/connection"
            submit="接通"
            onDone={() => {
              announce('已接通。')
              again()
            }}
          />
        </section>
      )}
    </div>
  )
}
