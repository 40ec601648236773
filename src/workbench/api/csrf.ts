/** The header that shows the server that a write comes from our own page. */
export const CSRF_HEADER = 'X-Haihe-CSRF'

/** The token that the server put into the page. */
export function csrfToken(): string {
  return tokenOf(document)?.content ?? ''
}

/** Fetches the page again and takes over its token: after signing in anew the old one no longer holds. */
export async function renewCsrf(): Promise<void> {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' }, credentials: 'same-origin' })
  if (!answer.ok || answer.redirected) return
  const fresh = tokenOf(new DOMParser().parseFromString(await answer.text(), 'text/html'))
  const ours = tokenOf(document)
  if (fresh && ours) ours.content = fresh.content
}

const tokenOf = (page: Document): HTMLMetaElement | null => page.querySelector('meta[name="csrf"]')
