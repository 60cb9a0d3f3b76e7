import { get, post, type Reply, type RequestContext, type Route } from '#platform/http';
import { addInformaticsRole, endInformaticsRole } from '../../commands/informatics/informatics.ts';
import { learningExamples } from '../../data/learning/examples.ts';
import { unitsToName } from '../../queries/informatics/informatics.ts';
import { learningSavedAt } from '../learning-saved.ts';
import { placesFor } from '../registers/shell.tsx';
import { takeForm } from '../registers/take-form.ts';
import { roleFields } from './fields.ts';
import { informaticsHome, showInformatics } from './page.tsx';

export const informaticsRoutes: readonly Route[] = [
  get(informaticsHome, 'see informatics roles', (ctx) => showInformatics(ctx)),
  post(`${informaticsHome}/roles`, 'keep the informatics register', takeRole),
  post(`${informaticsHome}/roles/:id/ending`, 'keep the informatics register', endRole, { example: { id: learningExamples.informaticsRole } }),
];

async function takeRole(ctx: RequestContext): Promise<Reply> {
  const fields = await ctx.read(async (tx) => {
    const places = await placesFor(tx, ctx, 'keep the informatics register');
    return roleFields(places, await unitsToName(tx, places.map(({ value }) => value)));
  });
  return takeForm(ctx, { form: 'new', fields, again: (open) => showInformatics(ctx, open), act: async ({ sharePercent, ...answers }) => {
    await ctx.write((tx) => addInformaticsRole(tx, ctx, { ...answers, sharePercent: sharePercent ?? 0 }));
    return learningSavedAt(informaticsHome, 'informatics-kept');
  } });
}

async function endRole(ctx: RequestContext): Promise<Reply> {
  await ctx.write((tx) => endInformaticsRole(tx, ctx, ctx.params['id'] ?? ''));
  return learningSavedAt(informaticsHome, 'informatics-ended');
}
