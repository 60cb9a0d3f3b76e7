import { z } from 'zod';
import { organisationsWhere, may } from '#platform/access';
import { NotFound } from '#platform/errors';
import { conflictInForm, page, refusedInForm, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, formState, HiddenField, parseForm, RadiosField, SelectField, TextareaField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import { organisationsById } from '#modules/directory';
import { changeLink } from '../../../commands/change-link.ts';
import { disputeAlignment } from '../../../commands/dispute-alignment.ts';
import { sentences } from '../../../permissions.ts';
import { linkBetween, type LinkLine } from '../../../queries/links.ts';
import { strategyHead, type StrategyHead } from '../../../queries/strategy-head.ts';
import { linkHref, nodeHref, strategyHref } from '../addresses.ts';
import { LinkJudgement, WeightTag } from '../parts/link-list.tsx';
import { savedAt } from '../../saved.ts';

const why = z.string().trim().min(3, 'Say in a few words why').max(600, 'The reason must be 600 letters or less');
const disputeSchema = z.object({ organisationId: z.uuid('Choose an organisation'), objection: why });
const changeSchema = z.object({ become: z.enum(['kept', 'main', 'also', 'ended'], 'Choose what happens to the link'), why, reason: why });

interface LinkPage {
  head: StrategyHead;
  link: LinkLine;
}

export async function showLink(ctx: RequestContext): Promise<Reply> {
  return drawn(ctx, await linkOf(ctx), {});
}

/** Anyone who belongs to an organisation may object, for that organisation. */
export async function disputeByForm(ctx: RequestContext): Promise<Reply> {
  const found = await linkOf(ctx);
  const asked = await wordsAsked(ctx, disputeSchema, { strategyCode: found.head.code });
  if (asked) return drawn(ctx, found, { dispute: asked.state, advice: asked.advice });
  const parsed = parseForm(disputeSchema, ctx.body);
  if (!parsed.ok) return drawn(ctx, found, { dispute: parsed.state });
  const { organisationId, objection } = parsed.value;
  return refusedInForm(
    async () => {
      await ctx.write((tx) => disputeAlignment(tx, ctx, { code: found.head.code, from: found.link.from.code, to: found.link.to.code, organisationId, reason: objection }));
      return savedAt(hrefOf(found), 'dispute');
    },
    async (errors) => drawn(ctx, found, { dispute: { ...typedState(disputeSchema, ctx.body), errors: errors.map((error) => (error.name === 'reason' ? { ...error, name: 'objection' } : error)) } }),
  );
}

/** The leads of the strategy that the link goes out from decide about it. */
export async function changeLinkByForm(ctx: RequestContext): Promise<Reply> {
  const found = await linkOf(ctx);
  const asked = await wordsAsked(ctx, changeSchema, { strategyCode: found.head.code });
  if (asked) return drawn(ctx, found, { change: asked.state, advice: asked.advice });
  const parsed = parseForm(changeSchema, ctx.body);
  if (!parsed.ok) return drawn(ctx, found, { change: parsed.state });
  const { head, link } = found;
  return refusedInForm(
    async () => {
      await ctx.write((tx) => changeLink(tx, ctx, { code: head.code, from: link.from.code, to: link.to.code, ...parsed.value })).catch(conflictInForm);
      return parsed.value.become === 'ended' ? savedAt(nodeHref(head.code, link.from.code), 'link-ended') : savedAt(hrefOf(found), 'link');
    },
    async (errors) => drawn(ctx, found, { change: { ...typedState(changeSchema, ctx.body), errors } }),
  );
}

const hrefOf = ({ head, link }: LinkPage): string => linkHref(head.code, link.from.code, link.to.code);

async function linkOf(ctx: RequestContext): Promise<LinkPage> {
  const { code = '', from = '', to = '' } = ctx.params;
  return ctx.read(async (tx) => {
    const head = await strategyHead(tx, code);
    const link = await linkBetween(tx, head.id, from, to);
    if (!link) throw new NotFound('These two parts are not linked, or not any more. The history of the strategy says why.');
    return { head, link };
  });
}

async function drawn(ctx: RequestContext, found: LinkPage, states: { dispute?: FormState; change?: FormState; advice?: Advice }): Promise<Reply> {
  const { head, link } = found;
  const mayChange = may(sentences, ctx.viewer, 'change a strategy', head.organisation.id);
  const organisations = [...(await ctx.read((tx) => organisationsById(tx, organisationsWhere(sentences, ctx.viewer, 'dispute a link')))).values()];
  const shown = states.dispute ?? states.change ?? emptyForm;
  return page({
    title: `The link from “${link.from.title}” to “${link.to.title}”`, isInError: shown.errors.length > 0,
    breadcrumbs: [{ text: 'Strategies', href: '/strategies' }, { text: head.shortTitle, href: strategyHref(head.code) }, { text: link.from.title ?? link.from.code, href: nodeHref(head.code, link.from.code) }],
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={shown} />
        <h1 class="nhsuk-heading-l">A link, and whether it is right</h1>
        <p><a href={nodeHref(link.from.strategyCode, link.from.code)}><span data-quoted>{link.from.title}</span></a> (<span data-quoted>{link.from.strategyTitle}</span>) serves <a href={nodeHref(link.to.strategyCode, link.to.code)}><span data-quoted>{link.to.title}</span></a> (<span data-quoted>{link.to.strategyTitle}</span>).</p>
        <InsetText><p><WeightTag weight={link.weight} /> <span data-quoted>Why: {link.reason}</span></p><LinkJudgement link={link} isOwnPage /></InsetText>
        {!ctx.viewer.signedIn && <p><a href={`/sign-in?then=${encodeURIComponent(hrefOf(found))}`}>Sign in to dispute this link</a>. You need to belong to an organisation on this site.</p>}
        {mayChange && <ChangeForm ctx={ctx} found={found} state={states.change} advice={states.change && states.advice} />}
        {organisations.length > 0 && <DisputeForm ctx={ctx} found={found} state={states.dispute ?? emptyForm} organisations={organisations} advice={states.dispute && states.advice} />}
      </div>
    ),
  });
}

function DisputeForm({ ctx, found, state, organisations, advice }: { ctx: RequestContext; found: LinkPage; state: FormState; organisations: readonly { id: string; name: string }[]; advice: Advice | undefined }) {
  const only = organisations.length === 1 ? organisations[0] : undefined;
  return (
    <Form action={`${hrefOf(found)}/disputes`} csrfToken={ctx.csrf()} state={state} id="dispute">
      <h2 class="nhsuk-heading-m">Say that it is wrong</h2>
      {only ? <HiddenField name="organisationId" value={only.id} /> : <SelectField name="organisationId" label={{ text: 'For which organisation?', size: 's' }} items={[{ value: '', text: 'Choose one' }, ...organisations.map(({ id, name }) => ({ value: id, text: name }))]} />}
      <TextareaField name="objection" label={{ text: 'Why you think so', size: 's' }} hint={`Everyone can read this, with the date and the name of ${only?.name ?? 'the organisation'}. Your own name is not shown.`} rows={3} maxlength={600} />
      <Button variant="secondary" text="Dispute this link" />
      <WordsCheck advice={advice} />
    </Form>
  );
}

function ChangeForm({ ctx, found: { head, link }, state, advice }: { ctx: RequestContext; found: LinkPage; state: FormState | undefined; advice: Advice | undefined }) {
  return (
    <Form action={`${linkHref(head.code, link.from.code, link.to.code)}/changes`} csrfToken={ctx.csrf()} state={state ?? formState({ become: link.weight, why: link.reason })} id="change">
      <h2 class="nhsuk-heading-m">Decide about it</h2>
      <p>You answer for {head.shortTitle}. What you decide ends this link or makes a new one. The old one stays in the history.</p>
      <RadiosField name="become" legend={{ text: 'What happens to the link?', size: 's' }} hint="A part has at most two main links." items={[
        { value: 'main', text: 'It is a main link' }, { value: 'also', text: 'It is an “also” link' },
        { value: 'kept', text: 'It stays as it is, and the objections are answered' }, { value: 'ended', text: 'It is taken away' },
      ]} />
      <TextareaField name="why" label={{ text: 'Why the one serves the other', size: 's' }} rows={3} maxlength={600} />
      <TextareaField name="reason" label={{ text: 'Why you decide this', size: 's' }} hint="This also answers the objections." rows={3} maxlength={600} />
      <Button text="Save what you decided" />
      <WordsCheck advice={advice} />
    </Form>
  );
}
