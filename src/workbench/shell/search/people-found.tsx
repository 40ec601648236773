import { useState } from 'react'
import { useAnswer } from '../../api/answer.ts'
import { FailureNote } from '../../kit/failure-note.tsx'
import { useMay } from '../me.ts'
import { Go } from './go.tsx'

interface People {
  items: { id: string; name: string; idNumber: string; document: string; district: string | null }[]
  beyond: boolean
}

/** Whether a text may be somebody's whole name or the number of an identity document. */
const personal = (text: string): boolean =>
  /^[\p{Script=Han}·]{2,20}$/u.test(text) || (/^[0-9A-Z]{8,18}$/i.test(text) && /\d{4}/.test(text))

/** The hundred surnames that most people have: a text that begins with one is more likely somebody than something. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常'

/** Whether a text is rather somebody than anything else: then people come first. */
export const ratherSomebody = (text: string): boolean =>
  /^[0-9X]{15,18}$/i.test(text) || (/^\p{Script=Han}{2,4}$/u.test(text) && SURNAMES.includes(text.charAt(0)))

/** 人员: looked up when one says so, never while one types, since each look-up is in the audit. */
export function PeopleFound({ q, onGo }: { q: string; onGo: () => void }) {
  const may = useMay('people.look-up')
  const [asked, setAsked] = useState<string | null>(null)
  const when = asked === q
  const { answer, waiting, failure } = useAnswer<People>('/people', { q }, { when: when && may })
  if (!may || !personal(q)) return null
  return (
    <section>
      <h3>人员</h3>
      <ul>
        {!when && (
          <li>
            <button type="button" data-found="" onClick={() => setAsked(q)}>
              <b>查人“{q}”</b> <small>按整个姓名或证件号码，本次查询记入审计</small>
            </button>
          </li>
        )}
        {answer?.items.map((one) => (
          <li key={one.id}>
            <Go to={`/people/${one.id}/found`} data-found="" onClick={onGo}>
              <b>{one.name}</b>{' '}
              <small>
                {one.document} {one.idNumber}
                {one.district && `，${one.district}`}
              </small>
            </Go>
          </li>
        ))}
      </ul>
      {when && (
        <p role="status" className="muted">
          {waiting
            ? '正在查……'
            : answer?.items.length === 0
              ? '在您的范围内没有这个人。只查得到本辖区的人，和在本辖区有办件的人。'
              : answer?.beyond
                ? '同名的人太多，只列出前面的，请改用证件号码查。'
                : ''}
        </p>
      )}
      {failure && <FailureNote failure={failure} />}
    </section>
  )
}
