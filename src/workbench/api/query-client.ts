import { QueryClient } from '@tanstack/react-query'
import { Failure } from './failure.ts'

const ATTEMPTS = 3

/** The cache of answers: reads are asked again while no answer comes, never when one came and refuses. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failed, error) => failed + 1 < ATTEMPTS && error instanceof Failure && error.unsure,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
