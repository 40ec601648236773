import { performAsSystem, type VerbContext } from '../../src/kernel/verb/index.ts'
import type { Story } from './story.ts'

/** What no door of the product does by itself, done as the system on the story's day. */
export const asSystem = <T>(story: Story, run: (ctx: VerbContext) => Promise<T>): Promise<T> =>
  performAsSystem(story.kernel, 'situation', run)
