import { sm2, sm3 } from 'sm-crypto'
import type { Guomi } from './token.ts'

/** 国密 for the offline verifier: what no browser has of its own, loaded only where something is signed by it. */
export const guomi: Guomi = {
  verifies(signed, signature, { x, y }) {
    if (signature.length !== 64 || x.length !== 32 || y.length !== 32) return false
    try {
      return sm2.doVerifySignature(
        typeof signed === 'string' ? signed : Array.from(signed),
        hex(signature),
        `04${hex(x)}${hex(y)}`,
        { hash: true },
      )
    } catch {
      return false
    }
  },
  sm3: (bytes) => sm3(Array.from(bytes)),
}

const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
