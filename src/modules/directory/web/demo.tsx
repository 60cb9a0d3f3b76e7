import { z } from 'zod';
import { NotFound } from '#platform/errors';
import { page, redirect, type Handler, type RequestContext } from '#platform/http';
import { parseForm } from '#ui/forms';
import { becomePersona } from '../commands/become-persona.ts';
import { outboxLetters } from '../queries/outbox.ts';
import { personas } from '../queries/personas.ts';
import { DemoPage } from './pages/demo.tsx';
import { OutboxPage } from './pages/outbox.tsx';

export const demoPage: Handler = async (ctx) => {
  if (ctx.config.mode !== 'demo') throw new NotFound();
  const people = await ctx.read(personas);
  return page({ title: 'Look at the demo as somebody else', content: <DemoPage personas={people} csrf={ctx.csrf()} currentId={ctx.viewer.personId} /> });
};

const personaForm = z.object({ persona: z.string().max(60).optional() });

export const choosePersona: Handler = async (ctx) => {
  const form = parseForm(personaForm, ctx.body);
  await becomePersona(ctx, form.ok ? (form.value.persona ?? '') : '');
  return redirect('/');
};

const showsOutbox = ({ config }: RequestContext): boolean => config.mode !== 'production' && config.mail.by === 'outbox';

/** The letters of an installation that sends none. In production neither this page nor the database would show one. */
export const outboxPage: Handler = async (ctx) => {
  if (!showsOutbox(ctx)) throw new NotFound();
  const letters = await ctx.read((tx) => outboxLetters(tx));
  return page({ title: 'Outbox', content: <OutboxPage letters={letters} baseUrl={ctx.config.baseUrl} /> });
};
