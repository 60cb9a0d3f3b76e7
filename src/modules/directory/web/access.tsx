import { z } from 'zod';
import { londonDay } from '#platform/clock';
import { Forbidden, NotFound } from '#platform/errors';
import { page, type Handler, type RequestContext, type Reply } from '#platform/http';
import { isId } from '#platform/ids';
import { dateAnswer, dateValues, emptyForm, parseForm, wordsAsked, type Advice, type FormState } from '#ui/forms';
import { closeAccount, reopenAccount } from '../commands/close-account.ts';
import { endMembership } from '../commands/end-membership.ts';
import { endToken, makeToken } from '../commands/make-token.ts';
import { reviewAccess } from '../commands/review-access.ts';
import { tokenLives, tokenScopes } from '../domain/token-scopes.ts';
import { membershipPage, reviewsOf, tokensOf, type MembershipPage } from '../queries/membership.ts';
import { peopleOfOrganisation } from '../queries/people.ts';
import { MembershipPageContent, ReviewPage } from './pages/access.tsx';
import { NewTokenPage, TokensPage } from './pages/tokens.tsx';
import { allowed, chosenOrganisation } from './people.tsx';
import { refusable } from './units.tsx';
import { savedAt } from './saved.ts';

const crumbs = [{ text: 'Home', href: '/' }, { text: 'People', href: '/people' }];
const inError = (state: FormState, status = 422) => (state.errors.length > 0 ? { status, isInError: true } : {});

async function findMembership(ctx: RequestContext): Promise<MembershipPage> {
  const id = ctx.params['id'];
  const found = isId(id) ? await ctx.read((tx) => membershipPage(tx, id)) : null;
  if (!found) throw new NotFound();
  if (!allowed(ctx, 'end a membership', found.organisationId)) throw new Forbidden();
  return found;
}

export const showMembership: Handler = async (ctx) => drawMembership(ctx, await findMembership(ctx), { ...emptyForm, values: dateValues('on', londonDay(ctx.now)) });

const drawMembership = (ctx: RequestContext, found: MembershipPage, state: FormState, status = 422): Reply => page({
  title: found.name ?? 'No name given yet', breadcrumbs: crumbs, ...inError(state, status), content: <MembershipPageContent found={found} state={state} csrf={ctx.csrf()} />,
});

const endForm = z.object({
  on: dateAnswer({ missing: 'Enter the first day on which they no longer belong', name: 'The day' }),
  reason: z.string().trim().min(3, 'Say why, for example: moved to another trust').max(200, 'Keep the reason to 200 letters'),
});

export const endMembershipForm: Handler = async (ctx) => {
  const found = await findMembership(ctx);
  const form = parseForm(endForm, ctx.body);
  if (!form.ok) return drawMembership(ctx, found, form.state);
  return refusable(async () => savedAt(`/people?organisation=${await endMembership(ctx, { membershipId: found.id, on: form.value.on, reason: form.value.reason })}`, 'membership-ended'),
    async (state, status) => drawMembership(ctx, found, state, status), ctx.body);
};

const accountForm = z.object({ what: z.enum(['close', 'open']) });

export const changeMembersAccount: Handler = async (ctx) => {
  const found = await findMembership(ctx);
  const form = parseForm(accountForm, ctx.body);
  if (!form.ok) return drawMembership(ctx, found, form.state);
  const whose = { personId: found.personId, organisationId: found.organisationId };
  return refusable(async () => {
    await (form.value.what === 'close' ? closeAccount(ctx, whose) : reopenAccount(ctx, whose));
    return savedAt(`/memberships/${found.id}`, form.value.what === 'close' ? 'account-closed' : 'account-opened');
  }, async (state, status) => drawMembership(ctx, found, state, status), ctx.body);
};

export const accessReviewPage: Handler = (ctx) => drawReview(ctx, chosenOrganisation(ctx), emptyForm);

async function drawReview(ctx: RequestContext, organisation: { id: string; name: string }, state: FormState, status = 422, advice?: Advice): Promise<Reply> {
  if (!allowed(ctx, 'review access', organisation.id)) throw new Forbidden('Only an administrator of this organisation can review access.');
  const [people, reviews] = await ctx.read(async (tx) => [await peopleOfOrganisation(tx, organisation.id, londonDay(ctx.now)), await reviewsOf(tx, organisation.id)] as const);
  return page({ title: 'Review who has access', breadcrumbs: crumbs, ...inError(state, status), content: <ReviewPage organisation={organisation} people={people} reviews={reviews} state={state} csrf={ctx.csrf()} ownId={ctx.viewer.personId} advice={advice} /> });
}

const reviewForm = z.object({
  organisation: z.string().refine(isId, 'Choose an organisation'),
  ending: z.array(z.string()).max(5000).transform((ids) => ids.filter(isId)),
  note: z.string().trim().max(500, 'Keep the note to 500 letters').optional(),
});

/** The organisation that a form names, if the viewer belongs to it. */
function ownOrganisation(ctx: RequestContext): { id: string; name: string } {
  const named = (ctx.body as { organisation?: unknown } | null)?.organisation;
  const found = ctx.viewer.memberships.find(({ organisationId }) => organisationId === named);
  if (!found) throw new Forbidden();
  return { id: found.organisationId, name: found.organisationName };
}

export const recordReview: Handler = async (ctx) => {
  const organisation = ownOrganisation(ctx);
  const asked = await wordsAsked(ctx, reviewForm, { fields: { note: 'Note' } });
  if (asked) return drawReview(ctx, organisation, asked.state, 200, asked.advice);
  const form = parseForm(reviewForm, ctx.body);
  if (!form.ok) return drawReview(ctx, organisation, form.state);
  return refusable(async () => {
    await reviewAccess(ctx, { organisationId: organisation.id, ending: form.value.ending, note: form.value.note ?? null });
    return savedAt(`/access-review?organisation=${organisation.id}`, 'access-review');
  }, (state, status) => drawReview(ctx, organisation, state, status), ctx.body);
};

export const tokensPage: Handler = (ctx) => drawTokens(ctx, chosenOrganisation(ctx), emptyForm);

async function drawTokens(ctx: RequestContext, organisation: { id: string; name: string }, state: FormState): Promise<Reply> {
  if (!allowed(ctx, 'make tokens', organisation.id)) throw new Forbidden('Only an administrator of this organisation can make tokens.');
  const tokens = await ctx.read((tx) => tokensOf(tx, organisation.id));
  return page({ title: 'Tokens for programs', breadcrumbs: crumbs, ...inError(state), content: <TokensPage organisation={organisation} tokens={tokens} state={state} csrf={ctx.csrf()} now={ctx.now} /> });
}

const scopeCodes = tokenScopes.map(({ code }) => code);
const tokenForm = z.object({
  organisation: z.string().refine(isId, 'Choose an organisation'),
  name: z.string().trim().min(1, 'Enter a name for the program').min(2, 'Use at least 2 letters for the name of the program').max(80, 'Use 80 letters or less for the name of the program'),
  scopes: z.array(z.enum(scopeCodes)).min(1, 'Choose at least one thing the program may do'),
  life: z.enum(tokenLives.map(String) as [string, ...string[]], 'Choose how long the token lives').transform(Number),
});

export const makeNewToken: Handler = async (ctx) => {
  const organisation = ownOrganisation(ctx);
  const form = parseForm(tokenForm, ctx.body);
  if (!form.ok) return drawTokens(ctx, organisation, form.state);
  const secret = await makeToken(ctx, { organisationId: organisation.id, name: form.value.name, scopes: form.value.scopes, lifeDays: form.value.life });
  return page({ title: 'Your new token', breadcrumbs: crumbs, content: <NewTokenPage secret={secret} organisation={organisation} /> });
};

export const endOneToken: Handler = async (ctx) => {
  const id = ctx.params['id'];
  if (!isId(id)) throw new NotFound();
  return savedAt(`/tokens?organisation=${await endToken(ctx, id)}`, 'token-ended');
};
