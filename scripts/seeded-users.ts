// Whom a new workspace knows. The README and the end of `npm start` show the same people.
export interface AwsEnvironment {
  AWS_ENDPOINT_URL: string
  AWS_REGION: string
  AWS_ACCESS_KEY_ID: string
  AWS_SECRET_ACCESS_KEY: string
  USER_POOL_ID: string
  USER_POOL_CLIENT_ID: string
}

export interface SeededTodo {
  name: string
  isDone?: boolean
  notes?: string
  /** From the day of seeding. */
  dueInDays?: number
}

interface SeededUser {
  email: string
  password: string
  /** Besides `everyone`, into which the trigger puts all who sign up. */
  extraGroups: string[]
  todos: SeededTodo[]
}

export const seededUsers: SeededUser[] = [
  {
    email: 'alice@example.com',
    password: 'Commons-alice-1',
    extraGroups: [],
    todos: [
      { name: 'Pay the courier', isDone: true },
      {
        name: 'Write the welcome note for the new tenants',
        notes: 'Bins go out on Tuesdays.\nThe side door sticks: lift it while turning the key.',
        dueInDays: 3,
      },
      { name: 'Ask the printer about recycled stock for the spring catalogue' },
      { name: 'Sign the lease for the workshop', dueInDays: 0 },
    ],
  },
  {
    email: 'bob@example.com',
    password: 'Commons-bob-1',
    extraGroups: [],
    todos: [
      { name: 'Put the minutes of the board on the shelf', isDone: true },
      { name: 'Find out who still has a key to the roof', notes: 'Ask the caretaker first.' },
      { name: 'Send the fire-drill notice to both floors', dueInDays: -1 },
    ],
  },
  { email: 'admin@example.com', password: 'Commons-admin-1', extraGroups: ['admins'], todos: [] },
]

/** Made the way the Cognito console does it: a temporary password, no trigger, no group. */
export const TEMPORARY_PASSWORD_OWNER = { email: 'carol@example.com', password: 'Commons-carol-1' }
