export { tellPeople } from './tell.ts'
export { listMessages, messageVerbs, readMessages } from './verbs.ts'
