const PATHS = {
  home: 'M3 11.5 12 4l9 7.5M6 10v10h12V10',
  form: 'M5 4h14v16H5zM9 9h6M9 13h6',
  scan: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M4 12h16',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c0-4 3.6-6.5 8-6.5s8 2.5 8 6.5',
  phone: 'M6 3h4l1.5 5-2.5 2a12 12 0 0 0 5 5l2-2.5 5 1.5v4c0 1-1 2-2 2C11 20 4 13 4 5c0-1 1-2 2-2z',
  learn: 'M3 6.5 12 3l9 3.5-9 3.5zM6 8v6c0 1.5 3 3 6 3s6-1.5 6-3V8M21 6.5V13',
  assess: 'M4 20V8m5 12V4m5 16v-9m5 9V6M2 20.5h20',
  money: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8.5 7l3.5 5 3.5-5M12 12v5.5M8.5 12h7M8.5 15h7',
  certificate: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 18h2v2h-2zM18 14h2M14 18v2',
  place: 'M12 21s7-6.1 7-11.5a7 7 0 0 0-14 0C5 14.9 12 21 12 21zM12 7a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  list: 'M9 6h11M9 12h11M9 18h11M4 6h1M4 12h1M4 18h1',
  notice: 'M4 10v4h3l7 4V6l-7 4zM17.5 9a4 4 0 0 1 0 6M8 14l1 6h2.5l-.8-5',
  policy: 'M6 3h9l4 4v14H6zM14.5 3v5H19M9 12h7M9 16h7',
} as const

export type IconName = keyof typeof PATHS

/** A line drawing beside words; it never stands for them. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.8" aria-hidden="true">
    <path d={PATHS[name]} />
  </svg>
)
