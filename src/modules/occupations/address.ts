/** Where an occupation's page is: by its code, or by its name where it has none. */
export const occupationAddress = ({ code, name }: { code: string | null; name: string }): string =>
  `/occupations/${code ?? encodeURIComponent(name)}`
