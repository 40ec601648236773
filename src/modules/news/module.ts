import { module } from '../../kernel/module/index.ts'
import { NEWS_PERMISSIONS } from './permissions.ts'
import { newsProcedure } from './procedure.ts'
import { draftNews } from './verbs/draft.ts'
import { listNewsDrafts, readNewsDraft } from './verbs/drafts.ts'
import { listNews, readNews } from './verbs/read-news.ts'

/** The notices board of the brand: what the city tells about its skilled people (品牌动态). */
export const news = module({
  name: 'news',
  title: '品牌动态',
  permissions: NEWS_PERMISSIONS,
  verbs: [listNews, readNews, draftNews, listNewsDrafts, readNewsDraft],
  procedures: [newsProcedure],
  portal: async () => (await import('./portal/index.tsx')).newsPortal,
  workbench: () => import('./workbench/index.ts'),
})
