import type { VerbContext } from '../../kernel/verb/index.ts'

/** Takes what a register had sent of these people before the city knew them. */
export async function takePutBy(
  _ctx: VerbContext,
  _people: readonly string[],
  _asked: readonly unknown[],
): Promise<void> {}
