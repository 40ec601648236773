interface PaginationProps {
  /** The page shown, from 1. */
  page: number
  pages: number
  href(page: number): string
  label?: string
}

/** The way through a long list: neighbours, first and last. */
export function Pagination({ page, pages, href, label = '分页' }: PaginationProps) {
  if (pages <= 1) return null
  return (
    <nav className="pagination noprint" aria-label={label}>
      <ul>
        {page > 1 && (
          <li>
            <a href={href(page - 1)} rel="prev">
              上一页
            </a>
          </li>
        )}
        {shownPages(page, pages).map((shown, at, all) => (
          <li
            key={shown}
            className={shown === page ? 'here' : at > 0 && shown - all[at - 1]! > 1 ? 'gap' : undefined}
          >
            <a href={href(shown)} {...(shown === page ? { 'aria-current': 'page' as const } : {})}>
              <span className="sr">第 </span>
              {shown}
              <span className="sr"> 页</span>
            </a>
          </li>
        ))}
        {page < pages && (
          <li>
            <a href={href(page + 1)} rel="next">
              下一页
            </a>
          </li>
        )}
      </ul>
      <p>
        第 {page} 页，共 {pages} 页
      </p>
    </nav>
  )
}

const shownPages = (page: number, pages: number): number[] =>
  [...new Set([1, page - 1, page, page + 1, pages])]
    .filter((one) => one >= 1 && one <= pages)
    .sort((a, b) => a - b)
