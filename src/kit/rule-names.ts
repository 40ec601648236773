let names: Readonly<Record<string, string>> = {}

/** Says once, for the whole program, what the rules are called in plain Chinese (规则名), by the id that a reason carries. */
export function nameRules(joined: Readonly<Record<string, string>>): void {
  names = joined
}

/** What the rules are called; main joins the names that the modules give their own. */
export const ruleNames = (): Readonly<Record<string, string>> => names
