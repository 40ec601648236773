import type { RawBuilder } from 'kysely'
import { z } from 'zod'
import type { Db } from './database.ts'

/** Every test holds what it reads against its shape; a city of a million does not pay for it unless it is asked to. */
const CHECKS = process.env.VITEST !== undefined || process.env.HAIHE_CHECK_ROWS === '1'

/**
 * The rows of a query as its store believes them to be (查出的行). A column that is missing, null where none may be, or
 * of another kind is a fault of the program, said with the column.
 */
export async function readRows<Shape extends z.ZodType>(
  shape: Shape,
  query: RawBuilder<unknown>,
  db: Db,
): Promise<z.output<Shape>[]> {
  const { rows } = await query.execute(db)
  if (CHECKS) for (const row of rows) shape.parse(row)
  return rows as z.output<Shape>[]
}

/** A column whose content its writer has checked: here only that it is there. */
export const kept = <T>() => z.custom<T>((value) => value !== undefined && value !== null)
