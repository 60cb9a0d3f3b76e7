import { z } from 'zod';
import { Conflict } from '#platform/errors';
import { redirect, type Reply, type RequestContext } from '#platform/http';
import { CsrfField, parseForm } from '#ui/forms';
import { Details } from '#ui/nhsuk';
import { perspectives, perspectivesChosen } from '../../data/reach/about-you-content.ts';
import type { ConversationHead, PhaseLine } from '../../queries/conversations.ts';
import { phaseHref, placeAsked } from '../where.ts';

const cookieName = 'allied_side';
const KEPT_DAYS = 180;

/** The side from which this browser votes, as its own cookie says; null where none was chosen. Whether a phase takes it the database decides. */
export function perspectiveOf(ctx: Pick<RequestContext, 'cookie'>): string | null {
  const held = ctx.cookie(cookieName);
  return perspectives.find(({ code }) => code === held)?.code ?? null;
}

/** A small form above a list: people may vote from one side, and see at any time which. */
export function PerspectiveForm({ conversation, phase, chosen, own, csrfToken }: { conversation: ConversationHead; phase: PhaseLine; chosen: readonly string[]; own: string | null; csrfToken: string }) {
  const offered = perspectivesChosen(chosen);
  if (phase.state !== 'open' || offered.length === 0) return null;
  const now = offered.find(({ code }) => code === own);
  return (
    <Details summary={now ? `You vote ${lower(now.title)}` : 'Vote from your side, if you like'}>
      <p>Your votes then also count in the totals of that side, so that people who are fewer are heard as well. A vote counts for the side you have when you cast it. It is not kept whose vote it was.</p>
      <form method="post" action={`${phaseHref(conversation, phase)}/side`}>
        <CsrfField token={csrfToken} />
        <div class="nhsuk-form-group">
          <label class="nhsuk-label" for="side">I vote</label>
          <select class="nhsuk-select" id="side" name="side">
            <option value="">without saying from which side</option>
            {offered.map(({ code, title }) => <option key={code} value={code} selected={code === now?.code}>{lower(title)}</option>)}
          </select>
        </div>
        <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small">Save</button>
      </form>
    </Details>
  );
}

const lower = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1);

/** Keeps the chosen side in the browser, under this conversation's address; nothing is written on our side. */
export async function takePerspective(ctx: RequestContext): Promise<Reply> {
  const { conversation, phase } = await placeAsked(ctx);
  const parsed = parseForm(z.object({ side: z.string().refine((code) => code === '' || perspectives.some((each) => each.code === code)).default('') }), ctx.body);
  if (!parsed.ok) throw new Conflict('Go back and choose one from the list.');
  const { side } = parsed.value;
  ctx.setCookie(cookieName, side, { path: `/conversations/${conversation.code}`, ...(side === '' ? { remove: true } : { maxAgeSeconds: KEPT_DAYS * 86_400 }) });
  return redirect(`${phaseHref(conversation, phase)}#ideas`);
}
