/** How long CloudWatch keeps what a function prints. What must be kept is in the ledger. */
export const LOGGING = { retention: '1 month' } as const
