import { z } from 'zod';
import { sessionCookie, page, redirect, type Handler, type RequestContext, type Reply } from '#platform/http';
import { emptyForm, parseForm, type FormState } from '#ui/forms';
import { askForSignInLink } from '../commands/ask-for-link.ts';
import { endHeldSession } from '../commands/open-signed-in.ts';
import { useLink } from '../commands/use-link.ts';
import { localPath } from '../domain/local-path.ts';
import { lookAtLink } from '../queries/sign-in-link.ts';
import { one } from './people.tsx';
import { LinkOverPage, LinkPage, SentPage, SignInPage } from './pages/sign-in.tsx';

/** An address as people type it, brought to the one form that is stored. */
export const emailAnswer = (missing: string) => z.string().trim().toLowerCase().min(1, missing)
  .max(254, 'Enter a shorter e-mail address').pipe(z.email('Enter an e-mail address in the right form, like name@example.com'));

const signInForm = z.object({ email: emailAnswer('Enter your e-mail address'), goTo: z.string().optional() });

const showSignIn = (ctx: RequestContext, goTo: string, state: FormState = emptyForm): Reply => page({
  title: 'Sign in', isInError: state.errors.length > 0,
  content: <SignInPage state={state} goTo={goTo} csrf={ctx.csrf()} hasOidc={ctx.config.oidc !== null} hasPasskeys={passkeysWork(ctx.config.baseUrl)} showsOutbox={ctx.config.mode !== 'production' && ctx.config.mail.by === 'outbox'} isDemo={ctx.config.mode === 'demo'} />,
});

/** Browsers bind passkeys to a name; an address of numbers has none. */
export const passkeysWork = (baseUrl: string): boolean => !/^[\d.]+$|^\[/.test(new URL(baseUrl).hostname);

export const signInPage: Handler = (ctx) => {
  const goTo = localPath(one(ctx.query['then']));
  return ctx.viewer.kind === 'person' ? redirect(goTo) : showSignIn(ctx, goTo);
};

export const askForLink: Handler = async (ctx) => {
  const form = parseForm(signInForm, ctx.body);
  if (!form.ok) return showSignIn(ctx, localPath((ctx.body as { goTo?: unknown } | null)?.goTo), form.state);
  const isSent = await askForSignInLink(ctx, { address: form.value.email, goTo: localPath(form.value.goTo) });
  return redirect(isSent ? '/sign-in/sent' : '/sign-in/sent?letter=none');
};

export const sentPage: Handler = ({ config, query }) => page({
  title: 'Check your e-mail', content: <SentPage isSent={one(query['letter']) !== 'none'} showsOutbox={config.mode !== 'production' && config.mail.by === 'outbox'} />,
});

/** Opening the link changes nothing: mail scanners open every address they see. The button on it does. */
export const linkPage: Handler = async (ctx) => {
  const token = one(ctx.query['token']);
  if (token === '') return linkOver('none');
  const seen = await ctx.read((tx) => lookAtLink(tx, token, ctx.now));
  if (!seen || (seen.state !== 'open' && seen.state !== 'address')) return linkOver(seen?.state ?? 'unknown');
  const title = seen.state === 'open' ? 'Sign in' : 'Add an e-mail address';
  return page({ title, content: <LinkPage title={title} token={token} address={seen.address} addsAddress={seen.state === 'address'} csrf={ctx.csrf()} /> });
};

const linkOver = (reason: string): Reply => page({ title: 'This link does not work', status: 410, content: <LinkOverPage reason={reason} /> });

export const confirmLink: Handler = async (ctx) => {
  const token = (ctx.body as { token?: unknown } | null)?.token;
  const used = await useLink(ctx, typeof token === 'string' ? token : '');
  if (!used.ok) return linkOver(used.reason);
  return redirect(used.isNew ? `/account?welcome=yes&goTo=${encodeURIComponent(used.goTo)}` : used.goTo);
};

export const signOut: Handler = async (ctx) => {
  await endHeldSession(ctx);
  ctx.setCookie(sessionCookie, '', { remove: true });
  return redirect('/');
};
