import type { Config } from '#platform/config';
import type { Job } from '#platform/jobs';
import type { Letter } from './queue.ts';

/** Hands one letter to whoever carries it. Throws when it could not; the job then tries again later. */
export type Send = (letter: Letter) => Promise<void>;

/**
 * Chooses the carrier once, at boot. The outbox needs none: the letter already lies in the table that its page shows.
 * A carrier's library is loaded with the first letter, since most processes send none.
 */
export function openMail({ mail }: Config): Send {
  if (mail.by === 'smtp') return bySmtp(mail.smtpUrl ?? '', mail.from);
  if (mail.by === 'notify' && mail.notify) return byNotify(mail.notify);
  return async () => undefined;
}

function bySmtp(url: string, from: string): Send {
  const transport = onceAsked(async () => (await import('nodemailer')).default.createTransport(url));
  return async ({ to, subject, body, html, stopAddress }) => void (await (await transport()).sendMail({
    from, to, subject, text: body, ...(html ? { html } : {}),
    // RFC 2369 and RFC 8058: the reader's program shows a button of its own.
    ...(stopAddress ? { headers: { 'List-Unsubscribe': `<${stopAddress}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } } : {}),
  }));
}

function byNotify({ key, template, url }: { key: string; template: string; url: string | null }): Send {
  const client = onceAsked(async () => {
    const { NotifyClient } = await import('notifications-node-client');
    return url ? new NotifyClient(url, key) : new NotifyClient(key);
  });
  return async ({ to, subject, body, stopAddress }) => void (await (await client()).sendEmail(template, to, { personalisation: { subject, body }, ...(stopAddress ? { oneClickUnsubscribeURL: stopAddress } : {}) }));
}

function onceAsked<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

/**
 * Sends one queued letter. Outside the outbox mode the words and the address are wiped once it has gone:
 * what is kept is that a letter of this purpose was sent, and when.
 */
export function sendMailJob(send: Send): Job {
  return {
    name: 'send-mail',
    run: async ({ id }, { store, now, config }) => {
      const mail = await store.reading({ as: 'worker' }, (tx) => tx.selectFrom('platform.mail').selectAll().where('id', '=', String(id)).where('sent_at', 'is', null).executeTakeFirst());
      if (!mail) return;
      await send({ to: mail.to_address, subject: mail.subject, body: mail.body, purpose: mail.purpose, html: mail.html, stopAddress: mail.stop_address });
      const wiped = config.mail.by === 'outbox' ? {} : { to_address: '', subject: '', body: '', html: '', stop_address: '' };
      await store.within({ as: 'worker' }, (tx) => tx.updateTable('platform.mail').set({ sent_at: now, ...wiped }).where('id', '=', mail.id).execute());
    },
  };
}
