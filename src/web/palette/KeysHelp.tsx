import { Modal } from '@mantine/core'
import { useState } from 'react'
import { areLettersOn, setLetters } from '#ui/keys.ts'
import { useLanguage } from '#web/language.tsx'

/** The keys of every page, and whether those of one letter are wanted. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage()
  const words = t.kit.keys
  const [isOn, setIsOn] = useState(areLettersOn)
  const groups: readonly { title: string; keys: readonly (readonly [string, string])[] }[] = [
    {
      title: words.everywhere,
      keys: [
        ['Ctrl+K', words.palette],
        ['?', words.help],
        ['Ctrl+Z', words.undo],
        ['Esc', words.close],
      ],
    },
    {
      title: words.lists,
      keys: [
        ['/', words.search],
        ['↑ ↓ · k j', words.move],
        ['Enter', words.open],
        ['Space · x', words.choose],
      ],
    },
    {
      title: words.forms,
      keys: [
        ['Ctrl+Enter', words.save],
        ['Esc', words.cancel],
        ['Alt+↓', words.calendar],
      ],
    },
    {
      title: words.grids,
      keys: [
        ['↑ ↓ ← → · Tab · Enter', words.cell],
        ['F2', words.edit],
        ['Shift+↑ ↓ ← →', words.range],
        ['Ctrl+C · Ctrl+V', words.copy],
        ['Ctrl+Z · Ctrl+Y', words.gridUndo],
      ],
    },
  ]
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.title}
      size={640}
      overlayProps={{ backgroundOpacity: 0.18 }}
      closeButtonProps={{ 'aria-label': words.close2, size: 44 }}
      classNames={{ content: 'ask', header: 'ask-head', title: 'panel-title' }}
    >
      <div className="keys">
        {groups.map(({ title, keys }) => (
          <section key={title}>
            <h2>{title}</h2>
            <dl>
              {keys.map(([key, what]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={isOn}
          onChange={() => {
            setLetters(!isOn)
            setIsOn(!isOn)
          }}
        />
        {words.letters}
      </label>
    </Modal>
  )
}
