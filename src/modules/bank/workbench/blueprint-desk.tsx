import type { z } from 'zod'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { readBlueprint } from '../verbs/read-papers.ts'
import { Cells } from './cells.tsx'

type Answer = z.output<typeof readBlueprint.output>

/** 细目表和缺口: what papers are made of, and what one's own bank lacks for two parallel ones. */
export default function BlueprintDesk() {
  const { query } = useAddress()
  const { answer, waiting, failure, again } = useAnswer<Answer>('/bank/blueprint', {
    ...(query.occupation && query.level ? { occupation: query.occupation, level: query.level } : {}),
    forms: query.forms ?? '2',
  })
  return (
    <div className="page">
      <h1>细目表和缺口</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在数题库" />}
      {answer && (
        <>
          <p className="buttons">
            {answer.others.map(({ occupation, level, title }) => (
              <Go
                key={title}
                className="btn ghost"
                to={`/bank/blueprint?occupation=${encodeURIComponent(occupation)}&level=${level}`}
              >
                {title}
              </Go>
            ))}
          </p>
          {answer.title === null ? (
            <p className="note">还没有这个职业和等级的细目表。</p>
          ) : (
            <>
              <h2>
                {answer.title}：满分 {answer.full} 分，{answer.minutes} 分钟
              </h2>
              <Cells cells={answer.cells} forms={answer.forms} />
            </>
          )}
        </>
      )}
    </div>
  )
}
