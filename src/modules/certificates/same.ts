/** A number as it was meant: full-width digits, spaces and hyphens are read. */
export const sameNumber = (text: string): string =>
  text.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase()

/** Whether two names are the same one, however the dots and blanks in it were typed (阿卜杜拉·买买提). */
export const sameName = (a: string, b: string): boolean => plain(a) === plain(b)

const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/[.．•・‧∙⋅]/g, '·')
    .toUpperCase()
