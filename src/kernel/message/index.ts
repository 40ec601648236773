export { httpGateway, type SmsGateway, SmsRefused, sendSms } from './sms.ts'
export { type Reach, tellPeople } from './tell.ts'
export { counterTodo } from './todo.ts'
export { listAtCounter, listMessages, messageVerbs, readMessages, tellAtCounter } from './verbs.ts'
