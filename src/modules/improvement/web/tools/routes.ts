import { get, post, type Reply, type RequestContext, type Route } from '#platform/http';
import { isId } from '#platform/ids';
import { addTool, endTool, tellAccess } from '../../commands/tools/tools.ts';
import { learningExamples } from '../../data/learning/examples.ts';
import { unitsToName } from '../../queries/informatics/informatics.ts';
import { toolLines } from '../../queries/tools/tools.ts';
import { learningSavedAt } from '../learning-saved.ts';
import { placesFor } from '../registers/shell.tsx';
import { takeForm } from '../registers/take-form.ts';
import { accessFields, toolFields } from './fields.ts';
import { showTool, showTools, toolHome } from './pages.tsx';

const example = { example: { id: learningExamples.tool } };

export const toolRoutes: readonly Route[] = [
  get(toolHome, 'tell of tools', (ctx) => showTools(ctx)),
  post(toolHome, 'tell of tools', takeTool),
  get(`${toolHome}/:id`, 'tell of tools', (ctx) => showTool(ctx), example),
  post(`${toolHome}/:id/access`, 'tell of tools', takeAccess, example),
  post(`${toolHome}/:id/ending`, 'tell of tools', takeEnding, example),
];

async function takeTool(ctx: RequestContext): Promise<Reply> {
  const fields = toolFields(await ctx.read((tx) => placesFor(tx, ctx, 'tell of tools')));
  return takeForm(ctx, { form: 'new', fields, again: (open) => showTools(ctx, open), act: async (answers) => learningSavedAt(`${toolHome}/${await ctx.write((tx) => addTool(tx, ctx, answers))}`, 'tool-added') });
}

async function takeAccess(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const units = await ctx.read(async (tx) => {
    const [line] = isId(id) ? await toolLines(tx, { id }) : [];
    return line ? unitsToName(tx, [line.organisationId]) : [];
  });
  return takeForm(ctx, { form: 'access', fields: accessFields(units), again: (open) => showTool(ctx, open), act: async (answers) => {
    await ctx.write((tx) => tellAccess(tx, ctx, { ...answers, id }));
    return learningSavedAt(`${toolHome}/${id}`, 'tool-told');
  } });
}

async function takeEnding(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  await ctx.write((tx) => endTool(tx, ctx, id));
  return learningSavedAt(`${toolHome}/${id}`, 'tool-ended');
}
