/** One room of a session, or all of them (考场); nothing where there is but one. */
export function ChooseRoom({
  rooms,
  room,
  choose,
}: {
  rooms: readonly string[]
  room: string | null
  choose(room: string | null): void
}) {
  if (rooms.length < 2) return null
  return (
    <p className="buttons">
      <button type="button" className="btn ghost" aria-pressed={room === null} onClick={() => choose(null)}>
        全部考场
      </button>
      {rooms.map((one) => (
        <button
          type="button"
          key={one}
          className="btn ghost"
          aria-pressed={room === one}
          onClick={() => choose(one)}
        >
          第 {one} 考场
        </button>
      ))}
    </p>
  )
}
