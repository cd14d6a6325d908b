/** Words of the page that imports todos. */
export const importWords = {
  title: 'Import todos',
  words: 'Take a file that was exported here, as CSV or as JSON. What it holds is added as yours, with your name.',
  file: 'File',
  script: 'Importing needs JavaScript, which is off in this browser.',
  unreadable: 'This is neither a CSV file with a column “name” nor a JSON file of todos. Nothing was added.',
  otherLetters:
    'The letters of this file cannot be told: it is not written in UTF-8. Save it as “CSV UTF-8” and choose it again. Nothing was added.',
  tooLarge: (most: number) => `This file holds more than ${most} todos. Split it, and import the parts one by one.`,
  preview: (count: number) => (count === 1 ? '1 todo is in the file.' : `${count} todos are in the file.`),
  wrong: (line: number, why: string) => `Line ${line}: ${why}`,
  more: (count: number) => `and ${count} more`,
  start: (count: number) => (count === 1 ? 'Add 1 todo' : `Add ${count} todos`),
  progress: (done: number, all: number) => `${done} of ${all} added`,
  done: (count: number) => (count === 1 ? '1 todo was added.' : `${count} todos were added.`),
  failed: (count: number) => (count === 1 ? '1 was not added.' : `${count} were not added.`),
  retry: 'Try the rest again',
  look: 'Look at them',
  left: (count: number) =>
    count === 1
      ? '1 line is left out, since it cannot be a todo:'
      : `${count} lines are left out, since they cannot be todos:`,
} as const
