import { Field } from '../room-view.tsx'

/** One thing that was tried on a machine, and what came of it. */
export interface Found {
  what: string
  good: boolean
  text: string
}

/** What came of trying a machine, thing by thing. */
export const Verdict = ({ label, says, found }: { label: string; says: string; found: readonly Found[] }) => (
  <section aria-label={label}>
    <h2>{says}</h2>
    <ul>
      {found.map((one) => (
        <li key={one.what}>
          {one.good ? '✓' : '×'} {one.what}：{one.text}
        </li>
      ))}
    </ul>
  </section>
)

/** 机号: which machine this is; it remembers. */
export const MachineField = () => (
  <Field
    name="machine"
    label="机号"
    hint="贴在显示器上"
    value={localStorage.getItem('haihe-machine') ?? ''}
  />
)
