// Whom a new workspace knows. The README and the end of `npm start` show the same people.
export interface AwsEnvironment {
  AWS_ENDPOINT_URL: string
  AWS_REGION: string
  AWS_ACCESS_KEY_ID: string
  AWS_SECRET_ACCESS_KEY: string
  USER_POOL_ID: string
  USER_POOL_CLIENT_ID: string
}

interface SeededUser {
  email: string
  password: string
  /** Besides `everyone`, into which the trigger puts all who sign up. */
  extraGroups: string[]
  todos: [name: string, state: 'OPEN' | 'DONE'][]
}

export const seededUsers: SeededUser[] = [
  {
    email: 'alice@example.com',
    password: 'Commons-alice-1',
    extraGroups: [],
    todos: [
      ['Pay the courier', 'DONE'],
      ['Write the welcome note for the new tenants', 'OPEN'],
      ['Ask the printer about recycled stock for the spring catalogue', 'OPEN'],
      ['Sign the lease for the workshop', 'OPEN'],
    ],
  },
  {
    email: 'bob@example.com',
    password: 'Commons-bob-1',
    extraGroups: [],
    todos: [
      ['Put the minutes of the board on the shelf', 'DONE'],
      ['Find out who still has a key to the roof', 'OPEN'],
      ['Send the fire-drill notice to both floors', 'OPEN'],
    ],
  },
  { email: 'admin@example.com', password: 'Commons-admin-1', extraGroups: ['admins'], todos: [] },
]

/** Made the way the Cognito console does it: a temporary password, no trigger, no group. */
export const TEMPORARY_PASSWORD_OWNER = { email: 'carol@example.com', password: 'Commons-carol-1' }
