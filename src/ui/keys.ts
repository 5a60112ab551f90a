/** Keys that work on a whole page: who may take them, and whether those of one letter are wanted at all. */
const remembered = 'quantriet.letter-keys'

/** Whether keys of a single letter do something; somebody who dictates or whose hand trembles turns them off. */
export function areLettersOn(): boolean {
  try {
    return window.localStorage.getItem(remembered) !== 'off'
  } catch {
    return true
  }
}

export function setLetters(on: boolean): void {
  try {
    window.localStorage.setItem(remembered, on ? 'on' : 'off')
  } catch {
    return
  }
}

/** Whether somebody is writing, so that a letter is a letter. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type)
}

/** Whether something lies over the page and has the keys for itself. */
export function isCovered(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"], [role="alertdialog"]') !== null
}

/** Whether the key was pressed alone, apart from Shift. */
export function isBare({ ctrlKey, altKey, metaKey }: { ctrlKey: boolean; altKey: boolean; metaKey: boolean }): boolean {
  return !ctrlKey && !altKey && !metaKey
}
