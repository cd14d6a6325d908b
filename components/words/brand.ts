/** Apart from the other words of the frame: the page that stands in for a broken one carries it, and is part of every first load. */
export const BRAND = 'Commons'
