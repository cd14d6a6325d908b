/** Where the parts of a row stand: on phones the owner and the date come in a second line. */
export const rowLook = {
  sign: 'sign -mt-0.5 [grid-area:1/1/3/2] wide:mt-0 wide:[grid-area:1/1]',
  name: 'row-start-1 min-w-0 pt-2 pl-1 text-left [grid-column:2/-1] wide:pt-2.5 wide:[grid-column:2] wide:pb-[calc(.625rem-1px)]',
  due: 'col-start-3 row-start-2 pt-0.5 pb-2 text-s/6 text-ink-2 wide:row-start-1 wide:pt-2.5 wide:pb-0',
  owner:
    'col-start-2 row-start-2 flex min-w-0 items-center gap-2 pt-0.5 pr-2 pb-2 pl-1 text-s/6 wide:col-start-4 wide:row-start-1 wide:p-0 wide:pt-2.5',
  besideName: 'wide:absolute wide:top-0 wide:right-[calc(var(--bleed)_+_19.5rem)] wide:h-[calc(2.75rem_-_1px)]',
  struck: 'line-through decoration-edge decoration-1',
  link: 'block text-ink no-underline hover:underline',
  // As wide as it is: a name from right to left begins where the others do, and its lines end at their own side.
  text: 'line-clamp-2 w-fit text-start print:line-clamp-none',
  icon: 'grid size-hit place-items-center text-ink-2 hover:text-ink',
} as const
