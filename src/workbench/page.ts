/** What the server fills into the workbench's page (dist/workbench/index.html) for one request. */
export interface WorkbenchPage {
  csrf: string
  /** The nonce of this answer's `style-src`. */
  nonce: string
  mode: 'normal' | 'elder'
  theme: 'light' | 'dark'
  /** Everything is invented and marked 演示. */
  demo: boolean
}

/** The page with its places filled in; every value is escaped for an attribute. */
export function workbenchPage(template: string, page: WorkbenchPage): string {
  return template.replaceAll(/\{\{(csrf|nonce|mode|theme|demo)\}\}/g, (_whole, place: keyof WorkbenchPage) =>
    escaped(String(page[place])),
  )
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
