import { Button } from './button.tsx'
import { SelectField } from './field/select-field.tsx'
import { TextField } from './field/text-field.tsx'

interface DirectoryFilterProps {
  /** The list's own address. */
  action: string
  /** What is filtered, as it is read out. */
  of: string
  /** What the organisations do with an occupation: 培训的职业, 评价的职业. */
  occupation: string
  filter: Record<'q' | 'district' | 'occupation', string>
  districts: readonly { code: string; name: string }[]
}

/** Narrows a directory of organisations by name, occupation and district (名录的筛选). */
export const DirectoryFilter = ({ action, of, occupation, filter, districts }: DirectoryFilterProps) => (
  <form className="card pad filters" action={action} aria-label={`筛选${of}`}>
    <TextField name="q" label="名称" value={filter.q} maxLength={60} optional />
    <TextField
      name="occupation"
      label={occupation}
      hint="写全名，例如：焊工"
      value={filter.occupation}
      maxLength={60}
      optional
    />
    <SelectField
      name="district"
      label="所在区"
      value={filter.district}
      none="全市"
      options={districts.map(({ code, name }) => ({ value: code, label: name }))}
    />
    <Button>筛选</Button>
  </form>
)
