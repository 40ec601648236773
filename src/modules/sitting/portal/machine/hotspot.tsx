import type { CandidateItem } from '../../../bank/index.ts'

interface Asked {
  item: Extract<CandidateItem, { kind: 'hotspot' }>
  answer: unknown
  change(answer: unknown): void
}

/** How far one press of an arrow key moves the cross; with Shift ten times as far. */
const STEP = 4

/** A place in a picture: by the mouse, by a finger, or with the arrow keys. */
export function Hotspot({ item: { picture }, answer, change }: Asked) {
  const { width, height } = picture
  const at = placeOf(answer)
  const within = (x: number, y: number) =>
    change({
      x: Math.round(Math.min(width, Math.max(0, x))),
      y: Math.round(Math.min(height, Math.max(0, y))),
    })
  return (
    <>
      <p>在图上点出位置；也可以用方向键移动十字。{at ? `现在在 ${at.x}，${at.y}。` : '还没有作答。'}</p>
      <button
        type="button"
        className="room-picture"
        aria-label={`${picture.alt}。${at ? `十字在 ${at.x}，${at.y}` : '还没有作答'}`}
        onClick={(event) => {
          if (event.detail === 0) return within(at?.x ?? width / 2, at?.y ?? height / 2)
          const box = event.currentTarget.getBoundingClientRect()
          return within(
            ((event.clientX - box.left) / box.width) * width,
            ((event.clientY - box.top) / box.height) * height,
          )
        }}
        onKeyDown={(event) => {
          const [dx, dy] = ARROWS[event.key] ?? [0, 0]
          if (dx === 0 && dy === 0) return
          event.preventDefault()
          const far = STEP * (event.shiftKey ? 10 : 1)
          within((at?.x ?? width / 2) + dx * far, (at?.y ?? height / 2) + dy * far)
        }}
      >
        <img src={`data:${picture.type};base64,${picture.data}`} alt="" />
        {at && (
          <span
            className="room-cross"
            style={{ left: `${(at.x / width) * 100}%`, top: `${(at.y / height) * 100}%` }}
          />
        )}
      </button>
    </>
  )
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

function placeOf(answer: unknown): { x: number; y: number } | null {
  if (typeof answer !== 'object' || answer === null || !('x' in answer) || !('y' in answer)) return null
  return typeof answer.x === 'number' && typeof answer.y === 'number' ? { x: answer.x, y: answer.y } : null
}
