/** The act was done, and its caller is to hear nothing of it. */
export class LostReply extends Error {}
