// A process of its own that writes users until it is killed, and says of each write that it was acknowledged.
import { writeSync } from 'node:fs'
import { createCognito } from '../../../local/cognito/cognito'
import { POOL, pool } from './serve'

const [, , directory = '', round = ''] = process.argv
const cognito = await createCognito({
  pool,
  directory,
  clock: Date.now,
  invoke: async (_name, event) => ({ ok: true, payload: event }),
})

const writeForever = async (lane: number) => {
  for (let number = 0; ; number++) {
    const email = `r${round}-l${lane}-n${number}@example.com`
    const caller = { signed: true }
    const input = { UserPoolId: POOL, Username: email }
    const { User } = (await cognito.handle('AdminCreateUser', input, caller)) as { User: { Username: string } }
    writeSync(1, `user ${email} ${User.Username}\n`)
    await cognito.handle('AdminAddUserToGroup', { ...input, GroupName: 'everyone' }, caller)
    writeSync(1, `member ${email} ${User.Username}\n`)
  }
}

await Promise.all([0, 1, 2].map(writeForever))
