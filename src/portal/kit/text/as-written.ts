/** What is said under such a label is a person's name: 于 and 範 are two people's in one script and one's in the other. */
const NAMES = /姓名|户名|持证人/

/** Keeps a name as its bearer writes it, where the rest of the page is turned into 繁體. */
export const asWritten = (label: string): { translate?: 'no' } =>
  NAMES.test(label) ? { translate: 'no' } : {}
