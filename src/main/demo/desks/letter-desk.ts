import { takeBack, writeLetter } from '../../../modules/feedback/index.ts'
import { CASE_VERBS } from '../../modules.ts'
import type { Walk } from '../story/road.ts'

type End = (walk: Walk, written: { number: string; queryCode: string }) => Promise<unknown>

interface Taken {
  login: string
  step: string
  reason?: string
  input?: Record<string, unknown>
}

const steps =
  (...taken: readonly Taken[]): End =>
  async (walk, { number }) => {
    for (const { login, ...step } of taken)
      await walk.does({ login }, CASE_VERBS.stepCase, { number, ...step })
  }

const ANSWERED: Taken = {
  login: 'shiju',
  step: 'answer',
  input: { answer: '演示：取得证书后系统自动为您申领，不用再交材料。' },
}
const DECLINED: Taken = { login: 'shiju', step: 'decline', reason: 'unclear' }
const withdrawn: End = (walk, { number, queryCode }) =>
  walk.does('public', takeBack, { number: number as never, code: queryCode })

const LETTERS: readonly { topic: 'question' | 'suggestion' | 'error'; subject: string; end: End }[] = [
  { topic: 'question', subject: '补贴什么时候到账', end: steps() },
  { topic: 'suggestion', subject: '希望周末也能办', end: steps() },
  { topic: 'error', subject: '电话写错一位', end: steps() },
  { topic: 'question', subject: '培训完要自己申请补贴吗', end: steps(ANSWERED) },
  {
    topic: 'question',
    subject: '考证要交什么材料',
    end: steps(ANSWERED, {
      login: 'shifuhe',
      step: 'publish',
      input: {
        question: '演示：参加补贴培训、取得证书后，要自己申请补贴吗？',
        answer: '演示：不用。取得证书后系统自动发起，您只要登记好收款账户。',
      },
    }),
  },
  {
    topic: 'question',
    subject: '我的那一笔怎么还没到',
    end: steps(ANSWERED, { login: 'shifuhe', step: 'keep', reason: 'personal' }),
  },
  { topic: 'suggestion', subject: '没有写清楚的一条', end: steps(DECLINED) },
  { topic: 'question', subject: '已经自己找到了', end: withdrawn },
  { topic: 'error', subject: '一个链接打不开', end: steps(ANSWERED) },
  { topic: 'error', subject: '看不懂的一条', end: steps(DECLINED) },
  { topic: 'error', subject: '看错了，撤回', end: withdrawn },
]

/** So many letters one place writes a day. */
const A_DAY = 5

/** Leaves questions, suggestions and errors of the site at every stage; `walkOf` gives a walk so many days ago. */
export async function letterDesk(walkOf: (daysAgo: number) => Walk): Promise<void> {
  for (const [at, { topic, subject, end }] of LETTERS.entries()) {
    const walk = walkOf(Math.floor((LETTERS.length - 1 - at) / A_DAY))
    const written = await walk.does('public', writeLetter, {
      topic,
      subject: `演示：${subject}`,
      body: `演示内容，全部虚构：${subject}，请告诉我，谢谢。`,
      page: topic === 'error' ? '/services' : '',
      mayPublish: topic !== 'error',
    })
    await end(walk, written)
  }
}
