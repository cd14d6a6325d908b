// Next looks for this file in the folders above, too, and would find that of Commons.
export const register = () => undefined
