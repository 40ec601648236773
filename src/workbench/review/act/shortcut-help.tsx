import { Dialog } from '../../kit/dialog.tsx'
import { useShortcutSwitch } from '../../kit/shortcuts.ts'

const KEYS: [string, string][] = [
  ['J', '下一件'],
  ['K', '上一件'],
  ['A', '通过（或本环节的主要操作）'],
  ['R', '一次告知补正'],
  ['D', '不予通过'],
  ['Ctrl K', '搜办件、单位、页面'],
  ['?', '打开这个说明'],
]

/** The keys of the review, and the switch that turns single keys off. */
export function ShortcutHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [on, turn] = useShortcutSwitch()
  return (
    <Dialog title="键盘快捷键" open={open} onClose={onClose}>
      <dl className="keys">
        {KEYS.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className="muted">在输入框里打字时单键不起作用。</p>
      <label className="choice">
        <input type="checkbox" checked={on} onChange={(event) => turn(event.target.checked)} />
        使用单键快捷键
      </label>
    </Dialog>
  )
}
