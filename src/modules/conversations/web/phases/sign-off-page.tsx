import { z } from 'zod';
import { formatLondonDateTime } from '#platform/clock';
import { page, redirect, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, HiddenField, parseForm, TextareaField, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import { needsSignOff, openingStandsFor, signedThings, signOff } from '../../commands/phases/sign-off.ts';
import { authorise, mayDo } from '../../data/acting.ts';
import { finalStanding } from '../../queries/challenge/final-standing.ts';
import { statementsOf, type StatementLine } from '../../queries/challenge/statements.ts';
import type { ConversationHead, PhaseLine } from '../../queries/conversations.ts';
import { phasePlan, type PhasePlanPage } from '../../queries/phases/phase-plan.ts';
import { signaturesOf, type Signature } from '../../queries/phases/signatures.ts';
import { phaseFor, trail } from '../where.ts';

const schema = z.object({ what: z.enum(signedThings), note: z.string().trim().max(600, 'Use 600 letters or less').default('') });
const titles = { opening: 'The questions of this part', 'final text': 'The final text' } as const;

interface View {
  conversation: ConversationHead;
  phase: PhaseLine;
  plan: PhasePlanPage;
  statements: readonly StatementLine[];
  waitsFor: readonly string[];
  standsFor: string;
  signatures: readonly Signature[];
  isNeeded: boolean;
  maySign: boolean;
  asked: { state: FormState; advice?: Advice } | undefined;
  csrfToken: string;
}

export const showSignOff = (ctx: RequestContext): Promise<Reply> => signOffPage(ctx);

/** What a peer leader signs, as it stands now, and what was signed before. */
async function signOffPage(ctx: RequestContext, asked?: { state: FormState; advice?: Advice }): Promise<Reply> {
  const { conversation, phase } = await phaseFor(ctx, ctx.params['id'] ?? '', 'set questions');
  const found = await ctx.read(async (tx) => {
    const plan = await phasePlan(tx, phase.id);
    const standing = phase.kind === 'challenge' && plan.isAnnounced ? await finalStanding(tx, { phaseId: phase.id, now: ctx.now }) : null;
    return { plan, statements: await statementsOf(tx, phase.id), waitsFor: standing?.waitsFor ?? [], standsFor: standing?.standsFor ?? openingStandsFor(plan), signatures: await signaturesOf(tx, phase.id), isNeeded: await needsSignOff(tx, conversation.organisationId) };
  });
  const isInError = (asked?.state.errors.length ?? 0) > 0;
  return page({
    title: `Sign-off: ${phase.title}`, breadcrumbs: trail(conversation, phase), currentSection: '/co-planning', isInError,
    content: <SignOff view={{ conversation, phase, ...found, maySign: mayDo(ctx.viewer, 'sign off conversations', conversation.organisationId), asked, csrfToken: ctx.csrf() }} />,
  });
}

function SignOff({ view }: { view: View }) {
  const { conversation, phase, plan, statements, signatures, standsFor, isNeeded, asked } = view;
  const what = plan.isAnnounced ? 'final text' : 'opening';
  const isSigned = signatures.some((each) => each.what === what && each.standsFor === standsFor);
  return (
    <div class="nhsuk-u-reading-width">
      {asked && <FormErrorSummary state={asked.state} />}
      <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{phase.title}</span> Sign-off by a peer leader</h1>
      <p>{isNeeded ? 'Here nothing is announced, and no final text published, before a peer leader has signed it.' : 'Here a sign-off is welcome but not asked for.'} <a href={`/organisations/${conversation.organisationCode}/peer-leaders`}>Peer leaders</a></p>
      <h2 class="nhsuk-heading-m">{titles[what]}, as it stands now</h2>
      {what === 'opening' && <><p><strong data-quoted>{phase.question}</strong></p><ul class="nhsuk-list nhsuk-list--bullet">{plan.prompts.map(({ words }) => <li key={words} data-quoted>{words}</li>)}</ul></>}
      {phase.kind === 'challenge' && <ol class="nhsuk-list nhsuk-list--number">{statements.map(({ id, words }) => <li key={id} data-quoted>{words}</li>)}</ol>}
      {isSigned && <InsetText text="A peer leader has signed it as it stands now." />}
      <SignForm view={view} what={what} />
      <h2 class="nhsuk-heading-m">Signed before</h2>
      {signatures.length === 0 && <p>Nothing is signed yet.</p>}
      <ul class="nhsuk-list nhsuk-list--bullet">{signatures.map((each) => <li key={each.signedAt.toISOString()}>{titles[each.what]}, {formatLondonDateTime(each.signedAt)}{each.what === what && each.standsFor !== standsFor && ' (it changed since)'}{each.note && <>: <span data-quoted>{each.note}</span></>}</li>)}</ul>
    </div>
  );
}

function SignForm({ view: { phase, maySign, waitsFor, asked, csrfToken }, what }: { view: View; what: 'opening' | 'final text' }) {
  if (what === 'final text' && phase.kind !== 'challenge') return <p>It is announced. There is nothing more to sign.</p>;
  if (waitsFor.length > 0) return <><p>It cannot be signed yet:</p><ul class="nhsuk-list nhsuk-list--bullet">{waitsFor.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul></>;
  if (!maySign) return <p>Only a peer leader can sign it.</p>;
  return (
    <Form action={`/phases/${phase.id}/sign-off`} csrfToken={csrfToken} state={asked?.state ?? emptyForm}>
      <HiddenField name="what" value={what} />
      <TextareaField name="note" label="A few words with it (you can leave this out)" hint="Everyone can read this." rows={2} maxlength={600} />
      <Button text="Sign it off" />
      <WordsCheck advice={asked?.advice} />
    </Form>
  );
}

export async function signOne(ctx: RequestContext): Promise<Reply> {
  const { conversation } = await phaseFor(ctx, ctx.params['id'] ?? '', 'set questions');
  authorise(ctx, 'sign off conversations', conversation.organisationId);
  const asked = await wordsAsked(ctx, schema, { fields: { note: 'A few words with it' } });
  if (asked) return signOffPage(ctx, asked);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return signOffPage(ctx, { state: parsed.state });
  await ctx.write((tx) => signOff(tx, ctx, { phaseId: ctx.params['id'] ?? '', ...parsed.value }));
  return redirect(`/phases/${ctx.params['id'] ?? ''}/sign-off`);
}
