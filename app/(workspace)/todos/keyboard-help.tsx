'use client'
import { ShortcutHelp } from '../../../components/workspace/shortcut-help'
import { areShortcutsOn, setShortcutsOn } from '../../../lib/client/shortcuts'

/** The list of shortcuts, with what this browser has been told of them. */
export function KeyboardHelp({ onClose }: { onClose: () => void }) {
  return <ShortcutHelp isOn={areShortcutsOn()} onSwitch={setShortcutsOn} onClose={onClose} />
}
