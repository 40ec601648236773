import { z } from 'zod'
import { Day } from '../../../kernel/value/shapes.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { propose } from '../measure/open.ts'
import { written } from '../schema.ts'

/** 提出不开新班: running classes are taught to their end, a new one is not filed. */
export const halt = verb({
  name: 'organisations.halt',
  title: '提出不开新班',
  http: 'POST /organisations/{id}/halts',
  who: may('organisations.manage'),
  input: z.strictObject({ id: z.uuid(), why: z.enum(['winding-up', 'licence'], '请选原因'), from: Day }),
  output: z.object({ number: z.string() }),
  run: (ctx, { id, ...given }) => propose(ctx, id, { measure: 'halt', ...given }),
})

/** 提出恢复办学. */
export const resume = verb({
  name: 'organisations.resume',
  title: '提出恢复办学',
  http: 'POST /organisations/{id}/halts/end',
  who: may('organisations.manage'),
  input: z.strictObject({ id: z.uuid(), from: Day }),
  output: z.object({ number: z.string() }),
  run: (ctx, { id, from }) => propose(ctx, id, { measure: 'resume', from }),
})

/** 提出登记为分支机构: of a head office that stands in the register. */
export const makeBranch = verb({
  name: 'organisations.branch',
  title: '提出登记分支机构',
  http: 'POST /organisations/{id}/head',
  who: may('organisations.manage'),
  input: z.strictObject({ id: z.uuid(), head: z.uuid('请选总部'), from: Day }),
  output: z.object({ number: z.string() }),
  run: (ctx, { id, ...given }) => propose(ctx, id, { measure: 'branch', ...given }),
})

/** 提出登记合并: the organisation goes into another, which goes on. */
export const merge = verb({
  name: 'organisations.merge',
  title: '提出登记合并',
  http: 'POST /organisations/{id}/merger',
  who: may('organisations.manage'),
  input: z.strictObject({ id: z.uuid(), into: z.uuid('请选并入哪家'), from: Day }),
  output: z.object({ number: z.string() }),
  run: (ctx, { id, ...given }) => propose(ctx, id, { measure: 'merge', ...given }),
})

/** 提出撤销合并: the organisation goes on by itself again. */
export const unmerge = verb({
  name: 'organisations.unmerge',
  title: '提出撤销合并',
  http: 'POST /organisations/{id}/merger/end',
  who: may('organisations.manage'),
  input: z.strictObject({ id: z.uuid(), last: Day, reason: written(200) }),
  output: z.object({ number: z.string() }),
  run: (ctx, { id, ...given }) => propose(ctx, id, { measure: 'unmerge', ...given }),
})
