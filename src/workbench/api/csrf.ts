/** The header that shows the server that a write comes from our own page. */
export const CSRF_HEADER = 'x-haihe-csrf'

/** The token that the server put into the page. */
export const csrfToken = (): string => place()?.content ?? ''

/** Asks for the token anew: after signing in again the page's own no longer holds. */
export async function renewCsrf(): Promise<void> {
  const answer = await fetch('/work', { credentials: 'same-origin' })
  if (!answer.ok) return
  const csrf = placeIn(new DOMParser().parseFromString(await answer.text(), 'text/html'))?.content
  const ours = place()
  if (csrf && ours) ours.content = csrf
}

const placeIn = (page: Document): HTMLMetaElement | null => page.querySelector('meta[name="csrf"]')
const place = (): HTMLMetaElement | null => placeIn(document)
