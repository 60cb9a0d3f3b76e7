import { z } from 'zod';
import { formatLondonDateTime } from '#platform/clock';
import type { Tx } from '#platform/db';
import { queueMail } from '#platform/mail';
import { eventPage, signUps } from '../../queries/events/events.ts';

const address = z.email();

export interface WhatChanged {
  eventId: string;
  /** Begins the subject: “Called off”, “Changed”. */
  what: string;
  words: string;
  baseUrl: string;
}

/**
 * One letter to each e-mail address that somebody left when they signed up, in the transaction of the change. Who left a phone number is called by those who hold the
 * event. The address was not proved when it was left, so the letter says nothing but what the public page says.
 */
export async function tellWhoComes(tx: Tx, now: Date, { eventId, what, words, baseUrl }: WhatChanged): Promise<void> {
  const event = await eventPage(tx, eventId);
  const addresses = new Set((await signUps(tx, eventId)).map(({ contact }) => address.safeParse(contact?.trim().toLowerCase()).data).filter((found) => found !== undefined));
  for (const to of addresses) {
    await queueMail(tx, {
      to, subject: `${what}: ${event.title}`.slice(0, 200), purpose: 'event changed',
      body: `Somebody gave this address when they signed up for “${event.title}”, held by ${event.organisation}.\n\n${words}\n\nWhat the page says now:\n\n* ${formatLondonDateTime(event.startsAt)} to ${formatLondonDateTime(event.endsAt)}\n* ${event.place === '' ? 'No place is given' : event.place}\n\n${baseUrl}/events/${eventId}\n\nIf you can no longer come, take your place back with your code: ${baseUrl}/events/places\n\nWe write only when the event changes, and forget your address 30 days after it.\n`,
    }, now);
  }
}
