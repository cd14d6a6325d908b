const STORED = 'commons.shortcuts'

/** Whether single keys act. Whoever dictates to their computer switches them off. */
export const areShortcutsOn = (): boolean => localStorage.getItem(STORED) !== 'off'
export const setShortcutsOn = (isOn: boolean): void => localStorage.setItem(STORED, isOn ? 'on' : 'off')

const WRITTEN_INTO = 'input:not([type="checkbox"]), textarea, select, [contenteditable]'

/**
 * The shortcut that a key press means; undefined while somebody writes, while a modifier is held, while a dialog is open, or
 * when shortcuts are off. `?` counts always, but for those who write.
 */
export const shortcutOf = (event: KeyboardEvent): string | undefined => {
  const { key, target, ctrlKey, metaKey, altKey, isComposing, defaultPrevented } = event
  if (ctrlKey || metaKey || altKey || isComposing || defaultPrevented) return
  if (target instanceof Element && target.closest(WRITTEN_INTO)) return
  if (document.querySelector('dialog[open]')) return
  if (key === '?') return key
  return areShortcutsOn() ? key : undefined
}
