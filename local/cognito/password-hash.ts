import { type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import type { Random } from './random'

// About 1 ms each. Modest on purpose: the passwords here are for development, and ten thousand users are made in a test.
const COST: ScryptOptions = { N: 256, r: 8, p: 1 }
const LENGTH = 32

const derive = (password: string, salt: Buffer) =>
  new Promise<Buffer>((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, LENGTH, COST, (error, key) => (error ? reject(error) : resolve(key)))
  })

/** Salt and hash, as base64 joined by a dot. */
export const hashPassword = async (password: string, random: Random) => {
  const salt = random(16)
  return `${salt.toString('base64')}.${(await derive(password, salt)).toString('base64')}`
}

// What the password of a user who does not exist is compared with: the same work, and never a match.
const NOBODY = `${Buffer.alloc(16).toString('base64')}.${Buffer.alloc(LENGTH).toString('base64')}`

/** Takes as long whether or not there is a hash to compare with. */
export const matchesPassword = async (password: string, hash: string = NOBODY) => {
  const [salt = '', expected = ''] = hash.split('.')
  const actual = await derive(password, Buffer.from(salt, 'base64'))
  return timingSafeEqual(actual, Buffer.from(expected, 'base64')) && hash !== NOBODY
}
