import { notFound } from 'next/navigation'

/** Every address that no other route answers. */
export default function Missing() {
  notFound()
}
