import type { Auth } from '../../auth.ts'

/** The way to the identity provider, which may be slow or away. */
export interface ProviderDoor {
  /** Asks the sign-in library something that needs the provider; null when the answer does not come in time. */
  ask<T>(question: (auth: Auth) => Promise<T>): Promise<T | null>
}

/**
 * The sign-in library with the provider in it, apart from the one that checks passwords: a provider that does not
 * answer keeps no official out. It is made when the first citizen comes, and anew after it let somebody wait in
 * vain.
 */
export function providerDoor(make: () => Auth, patienceMs: number): ProviderDoor {
  let auth: Auth | null = null
  return {
    async ask(question) {
      auth ??= make()
      const asked = auth
      const answer = await inTime(question(asked), patienceMs)
      if (answer === LATE && auth === asked) auth = null
      return answer === LATE ? null : answer
    },
  }
}

const LATE = Symbol('late')

async function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T | typeof LATE> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<typeof LATE>((done) => {
    timer = setTimeout(() => done(LATE), milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
