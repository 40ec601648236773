import { RowTable } from '../../../../workbench/kit/table/row-table.tsx'
import type { ItemView } from '../views.ts'

/** A question as it was sat: what is asked and offered, what is right, and what was answered. */
export const Question = ({ item }: { item: ItemView }) => (
  <>
    <p style={{ whiteSpace: 'pre-line' }}>{item.question.join('\n')}</p>
    {item.options.length > 0 && (
      <p className="muted">可选：{[...item.left, ...item.options].map(({ text }) => text).join('、')}</p>
    )}
    <p>
      {item.kindTitle}，{item.points} 分，{item.candidates} 人答过，得分率 {Math.round(item.p * 100)}
      %。现在的答案：
      {item.key}
    </p>
    {item.answers.length > 0 && (
      <RowTable
        caption="考生作答"
        captionShown
        rows={item.answers}
        rowKey={({ text }) => text}
        columns={[
          { title: '作答', show: ({ text }) => text },
          { title: '人数', figures: true, show: ({ count }) => count },
          { title: '对错', show: ({ right }) => (right ? '与答案相同' : '——') },
        ]}
      />
    )}
  </>
)
