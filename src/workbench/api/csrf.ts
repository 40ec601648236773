import { API } from './request.ts'

/** The header that shows the server that a write comes from our own page. */
export const CSRF_HEADER = 'x-csrf-token'

/** The token that the server put into the page. */
export const csrfToken = (): string => place()?.content ?? ''

/** Asks for the token anew: after signing in again the page's own no longer holds. */
export async function renewCsrf(): Promise<void> {
  const answer = await fetch(`${API}/identity/me`, { credentials: 'same-origin' })
  if (!answer.ok) return
  const { csrf } = (await answer.json()) as { csrf: string | null }
  const ours = place()
  if (csrf && ours) ours.content = csrf
}

const place = (): HTMLMetaElement | null => document.querySelector('meta[name="csrf"]')
