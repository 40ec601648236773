/** A number as it was meant: full-width digits, spaces and hyphens are read. */
export const sameNumber = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cf}\p{Pd}]/gu, '')
    .toUpperCase()
