export {
  type Credential,
  type CredentialCheck,
  credentialToken,
  verifyCredential,
} from './credential.ts'
export { KeyFileError, keysOf, newKeyFile, readKeys, writeKeys } from './key-file.ts'
export { type CityKeys, inSuite, type KeyUse, makeKeys, withNewKey } from './keys.ts'
export { livingKeys } from './living-keys.ts'
export { type PublicKeyDocument, publicKeysOf } from './public-keys.ts'
export { makeSealer, type Sealer, Unsealable } from './sealer.ts'
export { makeSigner, type Signer } from './signer.ts'
export { digestOf, type Suite } from './suite.ts'
export { type TokenCheck, verify } from './verify.ts'
