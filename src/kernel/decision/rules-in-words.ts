/** What every rule rests on, in plain words (规则名). */
export const KERNEL_RULES: Readonly<Record<string, string>> = {
  'clause-in-force': '条款仍在施行',
}
