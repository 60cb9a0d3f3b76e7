import { z } from 'zod';
import { Conflict, NotFound } from '#platform/errors';
import { json, redirect, type Reply, type RequestContext } from '#platform/http';
import { parseForm } from '#ui/forms';
import { countExposure } from '../data/exposure-desk.ts';
import { keepVote } from '../data/vote-desk.ts';
import { choiceNumber, choices } from '../domain/choices.ts';
import { perspectiveOf } from './reach/perspective.tsx';
import { itemStandsWith } from '../queries/shown-words.ts';
import { joinedHref } from './joined.tsx';
import { ideaHref, phaseHref, publicPlaceAsked } from './where.ts';
import { voterToken } from './voter.ts';

const schema = z.object({
  item: z.coerce.number().int().min(1).max(2_147_483_647),
  choice: z.enum(choices, 'Choose support, oppose or pass'),
  back: z.string().max(300).default(''),
  place: z.string().regex(/^([1-9]\d{0,2}\.[01])?$/).default(''),
});

const CLOSED = 'This conversation does not take votes just now. You can still read it.';

/** One vote, by form. Afterwards people stand where they were, at the words they voted on. */
export async function takeVote(ctx: RequestContext): Promise<Reply> {
  const { conversation, phase } = await publicPlaceAsked(ctx);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) throw new Conflict('That vote did not say what it was for. Go back and choose support, oppose or pass.');
  const { item, choice, back, place } = parsed.value;
  const answer = await keepVote(ctx.store, { phaseNumber: phase.number, token: voterToken(ctx, conversation.code), item, choice: choiceNumber[choice], perspective: perspectiveOf(ctx) }, ctx.now);
  if (answer === 'closed') throw new Conflict(CLOSED);
  if (answer === 'unknown') return voteWhereItStands(ctx, item);
  countPlace(ctx, { phaseNumber: phase.number, item, place });
  if (String(ctx.headers.accept).includes('application/json')) return json({ choice });
  const home = phaseHref(conversation, phase);
  return redirect(`${back.startsWith(`${home}?`) || back.startsWith(`${home}/`) ? back.split('#')[0] : home}#words-${item}`);
}

/** Leads to the idea with which these words stand now, to vote there. A vote sent by script is sent again as a form, and comes here. */
async function voteWhereItStands(ctx: RequestContext, item: number): Promise<Reply> {
  const { conversation, phase } = await publicPlaceAsked(ctx);
  if (phase.state !== 'open') throw new Conflict(CLOSED);
  const id = await itemStandsWith(ctx.store, { phaseNumber: phase.number, item });
  if (!id || String(ctx.headers.accept).includes('application/json')) throw new NotFound('These words are not shown any more. Go back to the list.');
  return redirect(joinedHref(ideaHref(conversation, phase, { id }), 'vote'));
}

function countPlace(ctx: RequestContext, { phaseNumber, item, place }: { phaseNumber: number; item: number; place: string }): void {
  const [position = 0, drawn = 0] = place.split('.').map(Number);
  if (position >= 1 && position <= 500) countExposure(ctx, 'votes', [{ phaseNumber, item, position, isRandom: drawn === 1 }], ctx.now);
}

const seenSchema = z.object({ places: z.string().max(2_000).regex(/^\d{1,10}\.\d{1,3}\.[01]( \d{1,10}\.\d{1,3}\.[01])*$/) });

/** Which ideas came into view, and at which places of the list: added to the counts by hour, and to nothing about a visitor. */
export async function takeSeen(ctx: RequestContext): Promise<Reply> {
  const { phase } = await publicPlaceAsked(ctx);
  const parsed = parseForm(seenSchema, ctx.body);
  if (!parsed.ok) throw new Conflict('Those counts could not be read.');
  const places = parsed.value.places.split(' ').slice(0, 60).map((place) => place.split('.').map(Number));
  if (phase.state === 'open') countExposure(ctx, 'seen', places.flatMap(([item = 0, position = 0, drawn = 0]) => (position >= 1 && position <= 500 && item >= 1 && item <= 2_147_483_647 ? [{ phaseNumber: phase.number, item, position, isRandom: drawn === 1 }] : [])), ctx.now);
  return json({});
}
