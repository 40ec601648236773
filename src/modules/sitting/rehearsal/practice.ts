import { z } from 'zod'
import { anybody, verb } from '../../../kernel/verb/index.ts'
import { CandidateItem } from '../../bank/index.ts'
import { cityPaper } from './practice-paper.ts'

/** 机考体验: the city's practice paper for anybody, without signing in; what is typed stays in the page and nothing comes back here. */
export const readPractice = verb({
  name: 'sitting.practice',
  title: '取机考体验卷',
  http: 'GET /sitting/practice',
  who: anybody(),
  input: z.strictObject({}),
  output: z.object({ minutes: z.number().int(), questions: z.array(CandidateItem) }),
  async run(ctx) {
    const { minutes, items } = await cityPaper(ctx)
    return { minutes, questions: items }
  },
})
