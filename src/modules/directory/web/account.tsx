import { z } from 'zod';
import { londonDay } from '#platform/clock';
import { NotFound } from '#platform/errors';
import { page, redirect, sessionCookie, type Handler, type RequestContext, type Reply } from '#platform/http';
import { isId } from '#platform/ids';
import { emptyForm, parseForm, type FormState } from '#ui/forms';
import { askToAddAddress } from '../commands/ask-for-link.ts';
import { endAllSessions, endSessionOf, giveName, ownPersonId, removeAddress, removePasskey, withdrawRequest } from '../commands/change-account.ts';
import { closeAccount, erasePerson } from '../commands/close-account.ts';
import { chooseWeeklyLetter } from '../commands/weekly-letter.ts';
import { endMembership } from '../commands/end-membership.ts';
import { localPath } from '../domain/local-path.ts';
import { accountPage } from '../queries/account.ts';
import { AccountPageContent, AddressSentPage, ErasePage, ErasedPage } from './pages/account.tsx';
import { one } from './people.tsx';
import { emailAnswer, passkeysWork } from './sign-in.tsx';
import { savedAt, type Saved } from './saved.ts';

const crumbs = [{ text: 'Home', href: '/' }, { text: 'My account', href: '/account' }];

export const showAccount: Handler = (ctx) => drawAccount(ctx, emptyForm);

async function drawAccount(ctx: RequestContext, state: FormState): Promise<Reply> {
  const found = await ctx.read((tx) => accountPage(tx, ownPersonId(ctx), ctx.now));
  if (!found) throw new NotFound();
  const inError = state.errors.length > 0;
  const goTo = one(ctx.query['welcome']) === 'yes' ? localPath(one(ctx.query['goTo'])) : null;
  return page({
    title: 'My account', breadcrumbs: crumbs.slice(0, 1), isInError: inError,
    content: <AccountPageContent found={found} state={{ ...state, values: { name: found.name ?? '', ...state.values } }} csrf={ctx.csrf()} sessionId={ctx.viewer.sessionId} hasPasskeys={passkeysWork(ctx.config.baseUrl)} welcomeTo={goTo} />,
  });
}

const nameForm = z.object({ name: z.string().trim().min(2, 'Enter your name').max(120, 'Enter a shorter name'), goTo: z.string().optional() });

export const changeName: Handler = async (ctx) => {
  const form = parseForm(nameForm, ctx.body);
  if (!form.ok) return drawAccount(ctx, form.state);
  await giveName(ctx, form.value.name);
  return form.value.goTo ? redirect(localPath(form.value.goTo)) : savedAt('/account', 'name');
};

const letterForm = z.object({ weekday: z.enum(['none', '1', '2', '3', '4', '5', '6', '7'], 'Choose a day, or no letter') });

export const chooseLetter: Handler = async (ctx) => {
  const form = parseForm(letterForm, ctx.body);
  if (!form.ok) return drawAccount(ctx, form.state);
  const { weekday } = form.value;
  await chooseWeeklyLetter(ctx, weekday === 'none' ? null : Number(weekday));
  return savedAt('/account', weekday === 'none' ? 'no-weekly-letter' : 'weekly-letter');
};

const addressForm = z.object({ email: emailAnswer('Enter the email address to add') });

export const addAddress: Handler = async (ctx) => {
  const form = parseForm(addressForm, ctx.body);
  if (!form.ok) return drawAccount(ctx, form.state);
  ownPersonId(ctx);
  const isSent = await askToAddAddress(ctx, form.value.email);
  return page({ title: 'Check your email', breadcrumbs: crumbs, content: <AddressSentPage isSent={isSent} showsOutbox={ctx.config.mode !== 'production' && ctx.config.mail.by === 'outbox'} /> });
};

const oldAddressForm = z.object({ address: z.string().trim().toLowerCase().max(254) });

export const dropAddress: Handler = async (ctx) => {
  const form = parseForm(oldAddressForm, ctx.body);
  if (form.ok) await removeAddress(ctx, form.value.address);
  return form.ok ? savedAt('/account', 'address-removed') : redirect('/account');
};

const idOf = (ctx: RequestContext): string => {
  const id = ctx.params['id'];
  if (!isId(id)) throw new NotFound();
  return id;
};

/** A button on the account page: it does its one thing to the thing in the address, and the page comes back. */
const button = (act: (ctx: RequestContext, id: string) => Promise<unknown>, saved: Saved): Handler => async (ctx) => {
  await act(ctx, idOf(ctx));
  return savedAt('/account', saved);
};

export const endSession = button(endSessionOf, 'session-ended');
export const dropPasskey = button(removePasskey, 'passkey-removed');
export const takeBackRequest = button(withdrawRequest, 'request-withdrawn');
export const leaveOrganisation = button((ctx, id) => endMembership(ctx, { membershipId: id, on: londonDay(ctx.now), reason: 'Left' }), 'left');

export const endSessions: Handler = async (ctx) => {
  await endAllSessions(ctx);
  ctx.setCookie(sessionCookie, '', { remove: true });
  return redirect('/sign-in');
};

export const erasurePage: Handler = (ctx) => page({ title: 'Close or erase my account', breadcrumbs: crumbs, content: <ErasePage csrf={ctx.csrf()} state={emptyForm} /> });

const eraseForm = z.object({ what: z.enum(['close', 'erase'], 'Choose what should happen'), sure: z.string().refine((word) => word.trim().toLowerCase() === 'yes', 'Type yes to go on') });

export const eraseAccount: Handler = async (ctx) => {
  const form = parseForm(eraseForm, ctx.body);
  if (!form.ok) return page({ title: 'Close or erase my account', breadcrumbs: crumbs, isInError: true, content: <ErasePage csrf={ctx.csrf()} state={form.state} /> });
  const whose = { personId: ownPersonId(ctx), organisationId: null };
  await (form.value.what === 'erase' ? erasePerson(ctx, whose) : closeAccount(ctx, whose));
  ctx.setCookie(sessionCookie, '', { remove: true });
  return redirect(`/account-ended?what=${form.value.what}`);
};

export const endedPage: Handler = ({ query }) => page({ title: 'Your account has ended', content: <ErasedPage isErased={query['what'] === 'erase'} /> });
