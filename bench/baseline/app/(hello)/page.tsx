import { connection } from 'next/server'

export default async function HelloPage() {
  await connection()
  return <h1>Hello world</h1>
}
