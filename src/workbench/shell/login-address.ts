/** Where to sign in, coming back to this very address afterwards. */
export const loginAddress = ({ pathname, search }: { pathname: string; search: string }): string =>
  `/login?to=${encodeURIComponent(pathname + search)}`
