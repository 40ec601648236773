import { Button } from './button.tsx'
import { SelectField } from './field/select-field.tsx'

interface CourseFilterProps {
  /** The list that is filtered: its own address. */
  action: string
  label: string
  filter: Record<'occupation' | 'district' | 'level', string>
  found: {
    occupations: readonly string[]
    districts: readonly { code: string; name: string }[]
    levels: readonly { value: string; text: string }[]
  }
}

/** What courses are found by, without a script: the occupation, the district, the level. */
export const CourseFilter = ({ action, label, filter, found }: CourseFilterProps) => (
  <form className="card pad filters" action={action} aria-label={label}>
    <SelectField
      name="occupation"
      label="想学的职业"
      value={filter.occupation}
      none="全部职业"
      options={found.occupations.map((name) => ({ value: name, label: name }))}
      optional
    />
    <SelectField
      name="district"
      label="所在区"
      value={filter.district}
      none="全市"
      options={found.districts.map(({ code, name }) => ({ value: code, label: name }))}
      optional
    />
    <SelectField
      name="level"
      label="等级"
      value={filter.level}
      none="全部等级"
      options={found.levels.map(({ value, text }) => ({ value, label: text }))}
      optional
    />
    <Button>筛选</Button>
  </form>
)
