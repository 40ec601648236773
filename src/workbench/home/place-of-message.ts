/** Where a message leads on the workbench: to its case, or where it says. */
export const placeOfMessage = (one: { case: string; href: string | null }): string =>
  one.href?.startsWith('/work/') ? one.href.slice('/work'.length) : `/cases/${one.case}`
