import type { Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { enqueue } from '#platform/jobs';

/** A letter in plain words. `purpose` says why it was sent and is the only part that may be logged. */
export interface Letter {
  to: string;
  subject: string;
  body: string;
  purpose: string;
  /** The same drawn, for programs that show it; a document without anything from outside. */
  html?: string;
  /** Where one POST stops letters of this kind, without an account (RFC 8058). */
  stopAddress?: string;
}

/** Queues a letter in the transaction of the change that causes it: no change, no letter. */
export async function queueMail(tx: Tx, letter: Letter, now: Date): Promise<void> {
  const id = newId();
  await tx.insertInto('platform.mail').values({ id, to_address: letter.to, subject: letter.subject, body: letter.body, purpose: letter.purpose, html: letter.html ?? '', stop_address: letter.stopAddress ?? '', queued_at: now }).execute();
  await enqueue(tx, { name: 'send-mail', payload: { id }, key: `mail ${id}` });
}
