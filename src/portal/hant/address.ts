/** Every public page stands under this prefix once more, in traditional characters (繁體). */
export const HANT = '/zh-hant'

/** What is asked for, told apart: the page's own address, and whether it is wanted in 繁體. */
export function withoutHant(url: string): { url: string; hant: boolean } {
  const rest = url.startsWith(HANT) ? url.slice(HANT.length) : null
  if (rest === null || !/^($|[/?#])/.test(rest)) return { url, hant: false }
  return { url: rest.startsWith('/') ? rest : `/${rest}`, hant: true }
}

/** Not pages of the site: they have one address, whoever leads there. */
const ONE_ADDRESS = /^\/(assets|api|work|logout|demo|metrics|healthz)(?=$|[/?#])|^[^?#]*\.[a-z]+(?=$|[?#])/

/** An address of this site as a 繁體 page links it; signing in brings back to 繁體. */
export function hantAddress(address: string): string {
  if (!address.startsWith('/') || address.startsWith('//') || ONE_ADDRESS.test(address)) return address
  if (/^\/login(?=$|[/?#])/.test(address))
    return address.replace(
      /([?&](?:amp;)?next=)%2F(?!zh-hant(%2F|%3F|&|$))/i,
      `$1${encodeURIComponent(HANT)}%2F`,
    )
  return withoutHant(address).hant ? address : HANT + address
}
