/** Whether a finger or a button of the mouse is down, so that nothing moves away from under it. */
let isDown = false
const waiting: (() => void)[] = []

if (typeof window !== 'undefined') {
  window.addEventListener('pointerdown', () => (isDown = true), true)
  for (const end of ['pointerup', 'pointercancel'] as const) window.addEventListener(end, release, true)
}

function release(): void {
  isDown = false
  // the click that ends the press comes first
  setTimeout(() => {
    for (const work of waiting.splice(0)) work()
  }, 0)
}

/** Does something that may move what is on the page: at once, or when the press that goes on has ended. */
export function afterPress(work: () => void): void {
  if (isDown) waiting.push(work)
  else work()
}
