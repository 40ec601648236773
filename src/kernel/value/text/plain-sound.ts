/** Letters of a sound (拼音) without tone marks, and ü in each of its spellings as u: keyboards write it ü, v, u or u:. */
export const plainSound = (letters: string): string =>
  letters
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/(?<=[ln])(?:v|u:)/g, 'u')
