interface TrailProps {
  trail: readonly { title: string; href: string }[]
  /** The page itself, which is not a link. */
  here: string
}

/** The way from the home page to here (您的位置). */
export const Trail = ({ trail, here }: TrailProps) =>
  trail.length === 0 ? null : (
    <nav className="trail noprint" aria-label="您的位置">
      <ol>
        <li>
          <a href="/">首页</a>
        </li>
        {trail.map(({ title, href }) => (
          <li key={href}>
            <a href={href}>{title}</a>
          </li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  )
