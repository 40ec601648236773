/** A text as it was answered, with what is asked and what it is marked by; nobody's name. */
export const Answered = ({
  one,
}: {
  one: { question: readonly string[]; reference: readonly string[]; answer: string }
}) => (
  <>
    <h3>题目</h3>
    <Lines of={one.question} />
    <h3>参考答案</h3>
    <Lines of={one.reference} />
    <h3>考生作答</h3>
    <Lines of={one.answer.split('\n')} />
  </>
)

const Lines = ({ of }: { of: readonly string[] }) => <p style={{ whiteSpace: 'pre-line' }}>{of.join('\n')}</p>
