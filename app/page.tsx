import { redirect } from 'next/navigation'
import { readActor } from '../lib/server/session'

export default async function Home() {
  redirect((await readActor()) ? '/todos' : '/sign-in')
}
