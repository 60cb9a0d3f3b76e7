import { sql } from 'kysely';
import { londonDay } from '#platform/clock';
import type { Job } from '#platform/jobs';
import { sendInvitations } from '../invitations/send-invitations.ts';
import { endRounds } from './answer-duty.ts';
import { tellLists } from './tell-list.ts';

export const involvedJobs: readonly Job[] = [
  {
    // At night: who joined on which day is forgotten, and so is who asked and did not answer.
    name: 'conversations-tidy-lists',
    every: '10 2 * * *',
    run: async (_payload, { store, now }) => void (await store.within({ as: 'worker' }, (tx) => sql`select conversations.tidy_lists(${londonDay(now)})`.execute(tx))),
  },
  { name: 'conversations-end-answer-rounds', every: '30 3 * * *', run: async (_payload, { store, now }) => void (await endRounds(store, now)) },
  { name: 'conversations-send-invitations', every: '20 8 * * *', run: async (_payload, { store, now, config }) => void (await sendInvitations(store, { now, baseUrl: config.baseUrl })) },
  { name: 'conversations-tell-lists', every: '15 8 * * *', run: async (_payload, { store, now, config }) => void (await tellLists(store, { now, baseUrl: config.baseUrl, secret: config.secret })) },
];
