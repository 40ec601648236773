import type { Statement } from './sql-in-sources.ts'

/** What a distributed database refuses, or does many times slower (tried on Citus 13.2), and how it is said instead. */
export interface Refusal {
  name: string
  /** What to write instead. */
  remedy: string
  refuses(statement: Statement): boolean
}

const TABLE =
  /\b(?:from|join|using)\s+(?:@city\.)?(?!jsonb_|unnest|generate_series|regexp_|lateral\b|only\b|\(|\$)\w+/i
const writes = (text: string) =>
  /\b(?:insert into|update\s+[\w@.$]+(?:\s+(?:as\s+)?\w+)?\s+set|delete from)\b/i.test(text)

/** The members of a `with`, by name. */
function members(text: string): { name: string; body: string }[] {
  const begins =
    /(?:\bwith(?:\s+recursive)?|,)\s+(\w+)(?:\s*\([\w\s,]*\))?\s+as\s+(?:not\s+)?(?:materialized\s+)?\(/gi
  if (!/^\s*(?:insert into[^(]*(?:\([^)]*\))?\s*)?with\b/i.test(text)) return []
  const found: { name: string; body: string }[] = []
  for (let at = begins.exec(text); at; at = begins.exec(text)) {
    let depth = 1
    let end = begins.lastIndex
    while (depth > 0 && end < text.length) {
      if (text[end] === '(') depth += 1
      if (text[end] === ')') depth -= 1
      end += 1
    }
    found.push({ name: at[1] as string, body: text.slice(begins.lastIndex, end - 1) })
    begins.lastIndex = end
  }
  return found
}

const words = (text: string): string => text.replace(/'[^']*'/g, "''")

/** Every `case … end` and the arguments of every `coalesce`, each for itself. */
const conditions = (text: string): string[] => [
  ...[...text.matchAll(/\bcase\b[\s\S]*?\bend\b/gi)].map(([one]) => one),
  ...[...text.matchAll(/\bcoalesce\s*\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/gi)].map(([one]) => one),
]

const VOLATILE =
  /\b(?:now|random|clock_timestamp|statement_timestamp|gen_random_uuid|nextval)\s*\(|\bcurrent_(?:timestamp|date|time)\b/i

export const REFUSALS: readonly Refusal[] = [
  {
    name: '城市之外的名字',
    remedy:
      '表、函数、任务都放在城市自己的模式里；行为之后的事写进 follow_up，由后台取走，不用别的模式里的队列',
    refuses: ({ where, text }) =>
      !/kernel\/database\/(?:pglite|postgres)\.ts/.test(where) &&
      /\bpublic\s*\.|"public"|\bpgboss\b|\bcreate schema\b|\bsearch_path\b/i.test(words(text)),
  },
  {
    name: '加锁的 CTE 联另一个 CTE',
    remedy: '先用一条语句按次序加锁并读出，再写',
    refuses: ({ text }) => {
      const all = members(text)
      return all.some(
        ({ name, body }) =>
          /\bfor\s+(?:no key\s+)?(?:update|share)\b/i.test(body) &&
          all.some(
            (other) =>
              other.name !== name && new RegExp(`\\b(?:from|join)\\s+${other.name}\\b`, 'i').test(body),
          ),
      )
    },
  },
  {
    name: '一条语句写三张表',
    remedy: '分成几条语句；怕来回多，放进城市模式里的一个函数，一次调用',
    refuses: ({ text }) => members(text).filter(({ body }) => writes(body)).length > 1,
  },
  {
    name: '递归查询里写表',
    remedy: '先查出来，再写',
    refuses: ({ text }) => /\bwith recursive\b/i.test(text) && writes(text),
  },
  {
    name: '没有城市的锁名',
    remedy: '用 lockName 或 lockKey，锁名里有模式名，城市之间互不等待',
    refuses: ({ text, given }) =>
      /\bpg_(?:try_)?advisory_/i.test(`${text} ${given}`) &&
      !/lockKey|current_schema\(\)/.test(`${text} ${given}`),
  },
  {
    name: '到不了工作节点的等锁时限',
    remedy: '平时的时限由 kernel/database/waiting.ts 告诉每个节点；一个事务要另外的，写 set local',
    refuses: ({ where, text }) =>
      !where.includes('kernel/database/waiting.ts') &&
      /\bset\s+(?!local\b)(?:session\s+)?lock_timeout\b/i.test(text),
  },
  {
    name: 'COALESCE、CASE 里的易变函数',
    remedy: '时间、随机数、编号先在程序里取好，当参数送进来',
    refuses: ({ text }) => writes(text) && conditions(text).some((one) => VOLATILE.test(one)),
  },
  {
    name: '一次送几条语句',
    remedy: '一次一条',
    refuses: ({ where, text }) =>
      !where.endsWith('.sql') && !where.includes('.sql ') && /;\s*\S/.test(words(text)),
  },
  {
    name: '写的语句里有 case x when',
    remedy: '写成 case when x = …：前一种写法转发时会变成另一个意思',
    refuses: ({ text }) => writes(text) && /\bcase\s+(?!when\b)[\w.]+\s+(?:when\b|\$)/i.test(text),
  },
  {
    name: 'VALUES 里的子查询',
    remedy: '先查到变量里，或写成 insert … select',
    refuses: ({ text }) =>
      /\binsert into\b[^()]*(?:\([^)]*\))?\s*values\s*\((?:(?!\bon conflict\b)[\s\S])*\bselect\b/i.test(text),
  },
  {
    name: '连约束一起加的列',
    remedy: '先 add column，再另写一条 add constraint',
    refuses: ({ text }) =>
      /^alter table\b/i.test(text) &&
      /\badd column\b(?:(?!\badd constraint\b)[\s\S])*\b(?:check\s*\(|unique\b|primary key\b|references\b)/i.test(
        text,
      ),
  },
  {
    name: '触发器的过渡表联城市的表',
    remedy: '先把过渡表读进变量，再用变量去联',
    refuses: ({ text }) =>
      /\b(?:from|join)\s+added\b/i.test(text) && /\b(?:from|join|update|into)\s+@city\./i.test(text),
  },
  {
    name: 'RETURNING 里把时间转成文本',
    remedy: '原样取回，在程序里转',
    refuses: ({ text }) => /\breturning\b[^();]*_(?:at|on)::text/i.test(text),
  },
  {
    name: '一边读表一边拆 JSON 来插入',
    remedy: '用 unnest 拆数组，文字相连的都先转成 ::text；或先读出来，再插入',
    refuses: ({ text }) => {
      const select = /^insert into\s+\S+\s*(?:\([^)]*\))?\s*(select\b[\s\S]*)$/i.exec(text)?.[1]
      return (
        select !== undefined &&
        TABLE.test(select) &&
        /\bjsonb_(?:to_recordset|array_elements|to_record|populate\w*)\b/i.test(select)
      )
    },
  },
  {
    name: 'UPDATE 里按列算时间、转日期',
    remedy: '用 jsonb_to_recordset 或 unnest 给出带类型的列；时间先在程序里算好',
    refuses: ({ text }) =>
      /^update\b/i.test(text) &&
      (/->>?\s*'?\w+'?\s*\)?::(?:date|timestamptz|timestamp)\b/i.test(text) || /\*\s*interval\b/i.test(text)),
  },
]

/** What a distributed database would refuse among these, each with its place and its remedy. */
export const refusedAmong = (statements: readonly Statement[]): string[] =>
  statements.flatMap((statement) =>
    REFUSALS.filter((one) => one.refuses(statement)).map(
      (one) => `${statement.where}：${one.name}。${one.remedy}`,
    ),
  )
