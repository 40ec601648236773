export { draftNews } from './verbs/draft.ts'
export { listNews } from './verbs/read-news.ts'
