export { type Archive, type ArchiveFault, pack, unpack } from './archive.ts'
export { type Container, containerOf, kindOfContainer, type Relation } from './container.ts'
export { type DocumentFault, type DocumentText, readDocument } from './document/read-document.ts'
export { addContentType, addRelation, changePart, freePart, setPart } from './edit.ts'
export { isEncrypted, kindOfFile, textOfFile } from './text-file.ts'
export {
  attributeOf,
  childOf,
  childrenOf,
  escapedXml,
  made,
  type Node,
  readTree,
  writeTree,
} from './tree.ts'
export { BadXml, type Element, type Listener, readXml, xmlText } from './xml.ts'
