import { makeSealer, type Sealer, Unsealable } from '../sealer.ts'
import { makeSigner, type Signer } from '../signer.ts'
import type { CityKeys } from './keys.ts'

/** Sealer and signer that take on newer keys while the program runs (不停机换密钥). */
export interface LivingKeys {
  sealer: Sealer
  signer: Signer
  /** Takes the keys as they are now. */
  renew(keys: CityKeys): void
}

/**
 * Whatever was sealed by a server that has newer keys already is opened here too: before a text is given up, `again` is
 * asked for the keys as they are now (null where they have not changed).
 */
export function livingKeys(first: CityKeys, again: () => CityKeys | null): LivingKeys {
  let sealer = makeSealer(first)
  let signer = makeSigner(first)
  const renew = (keys: CityKeys) => {
    sealer = makeSealer(keys)
    signer = makeSigner(keys)
  }
  const opened = <T>(open: () => T): T => {
    try {
      return open()
    } catch (error) {
      const keys = error instanceof Unsealable ? again() : null
      if (!keys) throw error
      renew(keys)
      return open()
    }
  }
  return {
    renew,
    sealer: {
      get suite() {
        return sealer.suite
      },
      seal: (plain, context) => sealer.seal(plain, context),
      sealBytes: (plain, context) => sealer.sealBytes(plain, context),
      open: (sealed, context) => opened(() => sealer.open(sealed, context)),
      openBytes: (sealed, context) => opened(() => sealer.openBytes(sealed, context)),
      reseal: (sealed, context) => opened(() => sealer.reseal(sealed, context)),
      mac: (plain, purpose) => sealer.mac(plain, purpose),
      macs: (plain, purpose) => sealer.macs(plain, purpose),
    },
    signer: {
      get suite() {
        return signer.suite
      },
      get keyId() {
        return signer.keyId
      },
      sign: (payload, type) => signer.sign(payload, type),
      publicKeys: () => signer.publicKeys(),
      ed25519: () => signer.ed25519(),
      sm2: () => signer.sm2(),
    },
  }
}
