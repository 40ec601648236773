/** The certificate as it was issued, with the address where anybody can check it. */
export function Certificate({
  fields,
  verify,
}: {
  fields: readonly { label: string; text: string }[]
  verify: string
}) {
  return (
    <div className="certificate">
      <h3>职业技能等级证书</h3>
      <dl>
        {fields.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p>
        <a href={verify} target="_blank" rel="noreferrer">
          打开查验页<span className="sr">（在新窗口打开）</span>
        </a>
      </p>
    </div>
  )
}
