/** Gives something the focus when what held it has gone; never takes it from anything. */
export const focusIfLost = (element: HTMLElement | null, options?: FocusOptions): void => {
  if (document.activeElement === document.body) element?.focus(options)
}
