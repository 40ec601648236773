import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useAnswer } from '../api/answer.ts'
import { AntdPlace } from '../shell/look/antd-place.tsx'
import type { AskedField, Held } from './form/form-fields.ts'

interface LookupProps {
  field: Extract<AskedField, { kind: 'lookup' }>
  id: string
  held: string
  onChange: (held: Held) => void
  'aria-describedby': string | undefined
  'aria-invalid': boolean
  required: boolean
}

/** Finds a record while one types (occupations, organisations) and keeps its code. */
export default function Lookup({ field, held, onChange, required: _required, ...rest }: LookupProps) {
  const [text, setText] = useState('')
  const q = useDeferredValue(text.trim())
  const { answer, waiting } = useAnswer<{ items: never[] }>(field.verb, { q }, { when: q !== '', keep: true })
  const [chosen, setChosen] = useState<{ value: string; text: string } | null>(field.now ?? null)
  const found = q === '' ? [] : (answer?.items ?? []).map(field.option)
  const options = chosen && !found.some(({ value }) => value === chosen.value) ? [chosen, ...found] : found
  return (
    <AntdPlace>
      <Select
        {...rest}
        className="lookup"
        showSearch={{ filterOption: false, onSearch: setText }}
        allowClear
        placeholder="输入名称、拼音首字母或代码"
        value={held || undefined}
        options={options.map(({ value, text: label }) => ({ value, label }))}
        loading={waiting}
        notFoundContent={q === '' ? '输入后显示' : waiting ? '正在查找……' : '没有找到'}
        onChange={(value?: string) => {
          setChosen(options.find((option) => option.value === value) ?? null)
          onChange(value ?? null)
        }}
      />
    </AntdPlace>
  )
}
