/** So many attempts within so many seconds. */
export interface Limit {
  most: number
  seconds: number
}

export type Act = 'signIn' | 'signUp' | 'letter'

// An office, a school, a train sit behind one address; one account is one person, who mistypes.
export const LIMITS: Record<Act, Record<'account' | 'address', Limit>> = {
  signIn: { account: { most: 20, seconds: 300 }, address: { most: 100, seconds: 300 } },
  signUp: { account: { most: 5, seconds: 3600 }, address: { most: 50, seconds: 3600 } },
  letter: { account: { most: 10, seconds: 3600 }, address: { most: 50, seconds: 3600 } },
}
