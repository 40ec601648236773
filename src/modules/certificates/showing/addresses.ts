/** Where it is said what kind of credential is shown; the list by which its status is known; the keys of its issuer. */
export const TYPE_PATH = '/credentials/types/skill-level'
export const TOKEN_PATH = '/credentials/status-token/'
export const JWT_ISSUER_PATH = '/.well-known/jwt-vc-issuer'
/** To whom a holder's own signature has to be made out. */
export const audienceOf = (origin: string): string => `${origin}/verify`
export const showingAddress = (origin: string, code: string): string => `${origin}/shown/${code}`
