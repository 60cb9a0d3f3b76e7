import type { z } from 'zod';
import { refusedOrOvertakenInForm, type Handler } from '#platform/http';
import { parseForm, typedState, wordsAsked } from '#ui/forms';
import { savedAt } from '../saved.ts';
import { projectHref } from '../../domain/addresses.ts';
import { showProject } from './project-page.tsx';
import type { PartForm } from './scene.ts';

/** The handler of one form of the page: words check, parse, act, and the page again with what is wrong. */
export function partHandler<S extends z.ZodType>({ form, part, schema, saved, act }: PartForm<S>): Handler {
  return async (ctx) => {
    const asked = await wordsAsked(ctx, schema);
    if (asked) return showProject(ctx, { form, ...asked });
    const parsed = parseForm(schema, ctx.body);
    if (!parsed.ok) return showProject(ctx, { form, state: parsed.state });
    return refusedOrOvertakenInForm(async () => {
      await ctx.write((tx) => act(tx, ctx, parsed.value));
      return savedAt(`${projectHref(ctx.params['id'] ?? '')}#${part}`, saved);
    }, (errors) => showProject(ctx, { form, state: { ...typedState(schema, ctx.body), errors } }));
  };
}
