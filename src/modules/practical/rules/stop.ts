/** In a paper sheet that is typed: why the candidate stopped, by code (中止原因). */
export const STOP = 'stop'

/** Why a candidate stopped: a code of the city's list, and a word more. */
export interface Stop {
  code: string
  words: string
}

/** The reason as the record has it; null where the list does not know it. */
export function stopSaid(
  reasons: readonly { code: string; text: string }[],
  stop: Stop | null | undefined,
): string | null {
  const known = reasons.find(({ code }) => code === stop?.code)
  if (!known) return null
  return stop?.words ? `${known.text}：${stop.words}` : known.text
}
