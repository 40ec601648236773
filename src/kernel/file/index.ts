export { attachFile, fileBytes } from './attach.ts'
export { TYPES_IN_WORDS } from './file-type.ts'
export { type AttachedFile, filesOf } from './store.ts'
export { fileVerbs } from './verbs/index.ts'
