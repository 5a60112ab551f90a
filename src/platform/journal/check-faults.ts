/** What a check of the journal can find; each code has its sentence in server/journal-words.ts. */
export type JournalFaultCode =
  /** The event's leaf is not the one that stands in the tree. */
  | 'leaf-altered'
  /** A place of the tree whose event is gone. */
  | 'event-lost'
  /** A place between others is gone. */
  | 'place-lost'
  /** An event that was given no place and waits for none. */
  | 'event-outside'
  /** The columns for searching say something else than the leaf. */
  | 'columns-altered'
  | 'payload-altered'
  /** Taken away, and no event tells of its erasure. */
  | 'payload-lost'
  /** An order that no event tells of, though the journal had begun in its realm. */
  | 'order-untold'
  /** An event tells of an order that is not in the log of orders. */
  | 'order-lost'
  /** The log of orders says something else than the event. */
  | 'order-altered'
  /** A stored inner node that does not follow from the leaves. */
  | 'node-altered'
  /** It says to be older than a checkpoint that was signed before it came in. */
  | 'backdated'
  /** A stored checkpoint whose root is not that of the tree. */
  | 'checkpoint-root'
  /** A checkpoint over more entries than there are. */
  | 'checkpoint-longer'
  | 'checkpoint-signature'
  /** Signed with another key than the installation's, after that was known. */
  | 'key-unknown'
  /** The signer has signed another beginning, or more entries than there are. */
  | 'signer-root'
  | 'signer-longer'
  | 'signer-lost'
  /** The same of a checkpoint that somebody kept. */
  | 'kept-root'
  | 'kept-longer'
  | 'kept-signature'
  /** No cosignature of the witnesses that were named. */
  | 'kept-unwitnessed'

export type JournalFault = {
  readonly code: JournalFaultCode
  /** Number of the event, place in the tree, or size of the checkpoint that it is about. */
  readonly event?: number
  readonly index?: number
  readonly size?: number
  /** What else the code needs, e.g. the name of a kept checkpoint's file. */
  readonly about?: string
}

/** Faults in the order found; beyond the limit only their number grows. */
export class Faults {
  readonly list: JournalFault[] = []
  count = 0
  add(fault: JournalFault): void {
    this.count += 1
    if (this.list.length < 200) this.list.push(fault)
  }
}
