/** Why a request or a statement is refused: its status, where in it the mistake is, and what is expected there. */
export class XapiFault extends Error {
  readonly status: number
  readonly place: string

  constructor(status: number, place: string, says: string) {
    super(says)
    this.status = status
    this.place = place
  }
}

/** A mistake in what was sent (400), with its place. */
export const malformed = (place: string, says: string): XapiFault => new XapiFault(400, place, says)
