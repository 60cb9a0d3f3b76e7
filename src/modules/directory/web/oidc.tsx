import { z } from 'zod';
import { NotFound } from '#platform/errors';
import { page, redirect, type Handler, type Reply } from '#platform/http';
import { parseForm } from '#ui/forms';
import { beginOidc, finishOidc, type OidcResult } from '../commands/use-oidc.ts';
import { localPath } from '../domain/local-path.ts';
import { OutsideProblemPage } from './pages/oidc.tsx';

const startForm = z.object({ goTo: z.string().optional() });

export const startOidc: Handler = async (ctx) => {
  const { oidc } = ctx.config;
  if (!oidc) throw new NotFound();
  const form = parseForm(startForm, ctx.body);
  try {
    return redirect(await beginOidc(ctx, oidc, localPath(form.ok ? form.value.goTo : '/')));
  } catch (error) {
    ctx.log.error('the outside provider does not answer', { request: ctx.id }, error);
    return problem('away', 503);
  }
};

/** The one GET that writes (docs/adr/0008): the provider sends the browser here, and the answer is taken once. */
export const oidcCallback: Handler = async (ctx) => {
  const { oidc } = ctx.config;
  if (!oidc) throw new NotFound();
  const search = new URLSearchParams(Object.entries(ctx.query).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as [string, string])));
  const result = await finishOidc(ctx, oidc, `?${search.toString()}`);
  return result.ok ? redirect(result.goTo) : problem(result.reason, 403);
};

const problem = (reason: 'away' | Extract<OidcResult, { ok: false }>['reason'], status: number): Reply => page({ title: 'We could not sign you in', status, content: <OutsideProblemPage reason={reason} /> });
