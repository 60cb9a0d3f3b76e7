import { keptBriefly } from '#platform/db';
import type { RequestContext } from '#platform/http';
import type { ConversationHead, PhaseLine } from '../../queries/conversations.ts';
import { reachPlanOf } from '../../queries/reach/reach-figures.ts';
import { phaseHref } from '../where.ts';
import { hasAnswered } from './answered-once.ts';
import { perspectiveOf } from './perspective.tsx';

/** What a phase asks about people, and what this browser says it has done. */
export interface ReachHere {
  perspectives: readonly string[];
  own: string | null;
  asksAboutYou: boolean;
  hasAnswered: boolean;
}

const plans = keptBriefly<Awaited<ReturnType<typeof reachPlanOf>>>({ milliseconds: 2_000 });

/** The same for everyone but for the cookies, and at most two seconds old. */
export async function reachHere(ctx: RequestContext, phase: PhaseLine): Promise<ReachHere> {
  const plan = await plans(ctx.store, phase.id, () => ctx.store.reading({ as: 'public' }, (tx) => reachPlanOf(tx, phase.id)));
  return { perspectives: plan.perspectives, own: perspectiveOf(ctx), asksAboutYou: plan.questions.length > 0, hasAnswered: hasAnswered(ctx, phase.position) };
}

/** Leads to the questions about oneself, where they are asked, or after the end to what came of them. */
export function AboutYouLink({ conversation, phase, reach }: { conversation: ConversationHead; phase: PhaseLine; reach: ReachHere }) {
  if (phase.state === 'ended') return <p><a href={`/conversations/${conversation.code}/reach`}>Whom this conversation reached</a></p>;
  if (phase.state !== 'open' || !reach.asksAboutYou || reach.hasAnswered) return null;
  return <p>Would you like to help us see whom we have not heard? <a href={`${phaseHref(conversation, phase)}/about-you`}>Tell us a little about you</a>. You do not have to, and it is not joined to anything you wrote or voted.</p>;
}
