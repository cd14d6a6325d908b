// How soon an administrator sees users of a large pool: the API's own operation over the wire, as the page asks for it.
import { ask, createPerson } from '../../tests/people'
import { median, note } from '../report'
import type { TwinProcess } from './processes'

const TIMES = 15

const QUESTIONS = {
  'the first page': '',
  'those who never signed in': '(status: "FORCE_CHANGE_PASSWORD")',
  'an address by its beginning': '(search: "somebody-777", searchField: EMAIL)',
  'members of everyone': '(group: "everyone")',
}

const FIELDS = '{ refusal users { id email standing } nextCursor }'

interface Listed {
  listUsers: { refusal: string | null; users: unknown[]; nextCursor: string | null }
}

/** Prints the median time of each kind of page. Throws when one is refused. */
export const measureUserList = async ({ environment }: TwinProcess, users: number) => {
  const { accessToken } = await createPerson(environment, 'bench@example.com', ['everyone', 'admins'])
  const timed = async (args: string) => {
    const began = performance.now()
    const { data, errors } = await ask(environment, accessToken, `{ listUsers${args} ${FIELDS} }`)
    const milliseconds = performance.now() - began
    const { listUsers } = (data ?? {}) as Partial<Listed>
    if (!listUsers?.users) throw new Error(`listUsers${args}: ${listUsers?.refusal ?? errors[0]?.message}`)
    return { milliseconds, cursor: listUsers.nextCursor }
  }
  for (const [name, args] of Object.entries(QUESTIONS)) {
    const first = await timed(args)
    const times: number[] = []
    for (let time = 0; time < TIMES; time += 1) times.push((await timed(args)).milliseconds)
    const words = `${median(times).toFixed(0)} ms (median of ${TIMES}; the very first ${first.milliseconds.toFixed(0)} ms)`
    note(`users: ${name} of ${users.toLocaleString('en')}`, words)
  }
}
