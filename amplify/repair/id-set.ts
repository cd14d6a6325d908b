import { createHash } from 'node:crypto'

/** Bytes of a digest: SHA-256, cut. */
const DIGEST_BYTES = 16

/** What is known of an id, as bits. */
export const MARKS = { MEMBER: 2, ENABLED: 4, DISABLED: 8, PLANNED: 16 } as const

const OCCUPIED = 1
const ALL_MARKS = 31
const WORDS = 4

export const digestOf = (id: string): Uint8Array => createHash('sha256').update(id).digest().subarray(0, DIGEST_BYTES)

/** Digests of many ids, one behind the other: how a page of a walk is kept. */
export const digestsOf = (ids: readonly string[]): Uint8Array => {
  const bytes = new Uint8Array(ids.length * DIGEST_BYTES)
  ids.forEach((id, at) => {
    bytes.set(digestOf(id), at * DIGEST_BYTES)
  })
  return bytes
}

const wordAt = (bytes: Uint8Array, at: number) =>
  ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) >>> 0

/**
 * A set of ids with marks, by open addressing over one typed array: 16 bytes an entry, 32 MB for a million. A Set of a
 * million strings would be a hundred. The marks take the place of five bits of the digest, which leaves 123.
 */
export class IdSet {
  #table = new Uint32Array(1024 * WORDS)
  #size = 0

  get size() {
    return this.#size
  }

  get bytes() {
    return this.#table.byteLength
  }

  /** Adds a mark to each of the ids whose digests these are. */
  mark(digests: Uint8Array, mark: number) {
    for (let at = 0; at < digests.length; at += DIGEST_BYTES) {
      // At most seven tenths full: probes stay short.
      if ((this.#size + 1) * 10 > (this.#table.length / WORDS) * 7) this.#grow()
      const slot = this.#find(digests, at)
      const last = this.#table[slot + 3] ?? 0
      if (last !== 0) {
        this.#table[slot + 3] = (last | mark) >>> 0
        continue
      }
      for (let word = 0; word < 3; word += 1) this.#table[slot + word] = wordAt(digests, at + word * 4)
      this.#table[slot + 3] = ((wordAt(digests, at + 12) & ~ALL_MARKS) | OCCUPIED | mark) >>> 0
      this.#size += 1
    }
  }

  /** Whether an id has at least one of the marks. */
  has(digest: Uint8Array, marks: number) {
    return ((this.#table[this.#find(digest, 0) + 3] ?? 0) & marks) !== 0
  }

  /** How many ids have at least one mark of each of the groups. */
  count(...groups: number[]) {
    let count = 0
    for (let slot = 3; slot < this.#table.length; slot += WORDS) {
      const marks = this.#table[slot] ?? 0
      if (groups.every((group) => (marks & group) !== 0)) count += 1
    }
    return count
  }

  /** Takes marks from every id. */
  clear(marks: number) {
    for (let slot = 3; slot < this.#table.length; slot += WORDS)
      this.#table[slot] = ((this.#table[slot] ?? 0) & ~marks) >>> 0
  }

  /** The slot of a digest, or the free one where it would go. */
  #find(bytes: Uint8Array, at: number) {
    const first = wordAt(bytes, at)
    const second = wordAt(bytes, at + 4)
    const third = wordAt(bytes, at + 8)
    const fourth = (wordAt(bytes, at + 12) & ~ALL_MARKS) >>> 0
    const table = this.#table
    for (let slot = (first * WORDS) % table.length; ; slot = (slot + WORDS) % table.length) {
      const last = table[slot + 3] ?? 0
      if (last === 0) return slot
      if (table[slot] !== first || table[slot + 1] !== second || table[slot + 2] !== third) continue
      if ((last & ~ALL_MARKS) >>> 0 === fourth) return slot
    }
  }

  #grow() {
    const old = this.#table
    this.#table = new Uint32Array(old.length * 2)
    for (let from = 0; from < old.length; from += WORDS) {
      if (old[from + 3] === 0) continue
      let slot = ((old[from] ?? 0) * WORDS) % this.#table.length
      while (this.#table[slot + 3] !== 0) slot = (slot + WORDS) % this.#table.length
      this.#table.set(old.subarray(from, from + WORDS), slot)
    }
  }
}
