import { NotFound } from '#platform/errors';
import type { RequestContext } from '#platform/http';
import { InsetText } from '#ui/nhsuk';
import type { RankingNote } from '../../domain/results/work-out.ts';
import type { ConversationHead, PhaseLine } from '../../queries/conversations.ts';
import { resultOf, type ResultHead } from '../../queries/results/result.ts';
import { phaseHref, placeAsked } from '../where.ts';

export const resultsHref = (conversation: { code: string }, phase: { position: number }): string => `${phaseHref(conversation, phase)}/results`;
export const groupsHref = (conversation: { code: string }, phase: { position: number }): string => `${phaseHref(conversation, phase)}/groups`;

export interface ResultPlace {
  conversation: ConversationHead;
  phase: PhaseLine;
  /** Null while there is none. */
  head: ResultHead | null;
}

/** The phase of this address with the version of its result that is asked for. Throws NotFound for a version that never was. */
export async function resultAsked(ctx: RequestContext): Promise<ResultPlace> {
  const place = await placeAsked(ctx);
  const asked = ctx.query['version'];
  if (asked !== undefined && (typeof asked !== 'string' || !/^[1-9]\d{0,3}$/.test(asked))) throw new NotFound('We cannot find that version.');
  const head = await ctx.read((tx) => resultOf(tx, place.phase.id, asked === undefined ? undefined : Number(asked)));
  if (!head && asked !== undefined) throw new NotFound('We cannot find that version.');
  return { ...place, head };
}

/** Why there is nothing to read yet. */
export const NoResultYet = ({ phase }: { phase: PhaseLine }) =>
  (phase.state === 'ended' ? <p>This part has ended. We are working out what came of it. Please look again in a few minutes.</p> : <p>People can still take part, so there are no results yet. We show none before the end: each idea should be read for itself.</p>);

/** Says where an earlier version is read. */
export function VersionNote({ head, here }: { head: ResultHead; here: string }) {
  const latest = head.versions[0]?.version ?? head.version;
  return latest === head.version ? null : <InsetText><p>You read version {head.version}. A later one stands in its place. <a href={here}>Read version {latest}</a></p></InsetText>;
}

const levels: Readonly<Record<string, string>> = {
  examined: 'how often an idea was on a screen and how high it stood in the list: the best of the four ways',
  impressions: 'how often an idea was on a screen: the second of four ways',
  served: 'how often an idea was on a page that we sent: the third of four ways',
  'visible-time': 'the days on which people could see it: the plainest of four ways',
};

/** Which step of the exposure ladder was used, in plain words. */
export const levelWords = ({ level }: RankingNote): string => levels[level] ?? level;
