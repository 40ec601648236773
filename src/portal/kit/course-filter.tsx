import type { Texts } from '../page.ts'
import { Button } from './button.tsx'
import { SelectField } from './field/select-field.tsx'

/** What courses are found by; every filter is in the address. */
export type CourseFiltered = Record<'occupation' | 'district' | 'level', string>

const LEVEL = /^([1-5]|special)$/

/** What an address filters by; what is no district or level of the city filters nothing. */
export const courseFilterOf = (query: Texts, districts: readonly { code: string }[]): CourseFiltered => ({
  occupation: (query.occupation ?? '').trim().slice(0, 60),
  district: districts.some(({ code }) => code === query.district) ? (query.district ?? '') : '',
  level: LEVEL.test(query.level ?? '') ? (query.level ?? '') : '',
})

interface CourseFilterProps {
  /** The list that is filtered: its own address. */
  action: string
  label: string
  filter: CourseFiltered
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
