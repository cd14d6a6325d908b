// The words of the 403 page as a page of their own, which middleware.ts answers in its place: what Next renders for
// `forbidden()` needs JavaScript to be seen.
export { default, metadata } from '../(admin)/forbidden'
