import type { z } from 'zod'

/** Something that an act has made true and that others may follow (事件); its payload is plain, typed and checked. */
export interface Event<P> {
  name: string
  payload: z.ZodType<P>
}

/** Declares an event: `export const certified = event('assessment.certified', z.object({ … }))`. */
export function event<S extends z.ZodType>(name: string, payload: S): Event<z.output<S>> {
  return { name, payload: payload as unknown as z.ZodType<z.output<S>> }
}
