export {
  type Credential,
  type CredentialCheck,
  credentialToken,
  verifyCredential,
} from './credential.ts'
export { KeyFileError, keysOf, newKeyFile, readKeys, writeKeys } from './key/key-file.ts'
export {
  type CityKeys,
  inSuite,
  type KeyUse,
  makeKeys,
  withComingInUse,
  withComingLookup,
  withNewKey,
} from './key/keys.ts'
export { livingKeys } from './key/living-keys.ts'
export { PublicKeyDocument, publicKeysOf } from './key/public-keys.ts'
export { BADGES_CONTEXT, CREDENTIALS_CONTEXT } from './linked/context-names.ts'
export { type Controller, controllerOf, methodOf } from './linked/controller.ts'
export {
  CRYPTOSUITES,
  type Cryptosuite,
  checkProof,
  type Linked,
  type LinkedKey,
  UnsignableCredential,
  withProof,
} from './linked/proof.ts'
export { encodedList, entryOf, LIST_LENGTH } from './linked/status-list.ts'
export { type Lots, lotsFrom, shuffled } from './lots.ts'
export { newOwnKey, openWith, sealWith } from './own-key.ts'
export { makeSealer, type Sealer, Unsealable } from './sealer.ts'
export {
  isSelective,
  issueSelective,
  readSelective,
  type SelectiveReading,
  showOnly,
} from './selective/selective.ts'
export { statusToken } from './selective/status-token.ts'
export { makeSigner, type Signer } from './signer.ts'
export { digestOf, type Suite } from './suite/suite.ts'
export { type TokenCheck, verify } from './verify.ts'
