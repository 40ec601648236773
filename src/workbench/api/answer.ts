import { keepPreviousData, type QueryClient, useQuery } from '@tanstack/react-query'
import { call } from './call.ts'
import { Failure } from './failure.ts'
import type { Input } from './request.ts'

/** What a screen knows of an answer that it asked for. */
export interface Answered<Answer> {
  answer: Answer | undefined
  /** No answer yet. */
  waiting: boolean
  /** An older answer is shown while the next one comes. */
  refreshing: boolean
  failure: Failure | null
  again(): void
}

export interface AnswerOptions {
  /** False while the input is not complete. */
  when?: boolean
  /** Shows the former answer (another page or filter) until the new one is there. */
  keep?: boolean
}

/** The query of a GET verb, for hooks and for fetching ahead. */
export function answerTo<Answer>(path: `/${string}`, input: Input = {}) {
  const queryKey: readonly unknown[] = [path, input]
  const queryFn = ({ signal }: { signal: AbortSignal }) => call<Answer>('GET', path, input, { signal })
  return { queryKey, queryFn }
}

/** The answer of a GET verb: `useAnswer<ClassView>('/training/classes/{number}', { number })`. */
export function useAnswer<Answer>(
  path: `/${string}`,
  input: Input = {},
  options: AnswerOptions = {},
): Answered<Answer> {
  const { data, error, isPending, isFetching, refetch } = useQuery<Answer, Error>({
    ...answerTo<Answer>(path, input),
    enabled: options.when ?? true,
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
  })
  return {
    answer: data,
    waiting: isPending && isFetching,
    refreshing: isFetching && !isPending,
    failure: error ? asFailure(error) : null,
    again: () => void refetch(),
  }
}

/** Fetches an answer that will probably be wanted next. */
export const fetchAhead = (client: QueryClient, path: `/${string}`, input: Input): Promise<void> =>
  client.prefetchQuery(answerTo(path, input))

export const asFailure = (error: Error): Failure =>
  error instanceof Failure ? error : new Failure('fault', 0, '页面出了问题', '请刷新后再试。')
