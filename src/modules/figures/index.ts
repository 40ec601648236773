import type { AnyVerb } from '../../kernel/verb/index.ts'
import { readFigure, readFigures } from './verbs/figures.ts'

/** The verbs of the figures (指标). */
export const figuresVerbs: readonly AnyVerb[] = [readFigures, readFigure]
