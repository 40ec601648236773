interface SearchBoxProps {
  /** Where it sends: a page that reads `q` from the query. */
  action: string
  label: string
  value?: string
  placeholder?: string
  /** Filters that stay as they are. */
  keep?: Readonly<Record<string, string>>
  /** Two boxes on one page need two ids. */
  id?: string
  /** The id of the `Results` that change while one types, on a page that is `instant`. */
  instant?: string
}

/** Searches by going to an address that says what was looked for. */
export const SearchBox = ({
  action,
  label,
  value,
  placeholder,
  keep = {},
  id = 'q',
  instant,
}: SearchBoxProps) => (
  // biome-ignore lint/a11y/useSemanticElements: browsers of before 2023 do not know <search>
  <form
    className="search"
    role="search"
    action={action}
    aria-label={label}
    {...(instant ? { 'data-instant': instant } : {})}
  >
    {Object.entries(keep).map(([name, kept]) => (
      <input key={name} type="hidden" name={name} value={kept} />
    ))}
    <label className="sr" htmlFor={id}>
      {label}
    </label>
    <input
      id={id}
      name="q"
      type="search"
      defaultValue={value ?? ''}
      maxLength={100}
      {...(placeholder ? { placeholder } : {})}
    />
    <button className="btn" type="submit">
      搜索
    </button>
  </form>
)
