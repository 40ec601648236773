/** Text as HTML, for content and for attributes. */
export const escapeHtml = (text: string): string =>
  SIGNS.test(text) ? text.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign]!) : text

const SIGNS = /[&<>"']/

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
}
