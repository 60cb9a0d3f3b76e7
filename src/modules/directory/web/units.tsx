import { z } from 'zod';
import { formatDay, isDay, londonDay, type Day } from '#platform/clock';
import { Conflict, Forbidden, Invalid, NotFound } from '#platform/errors';
import { page, type Handler, type RequestContext, type Reply } from '#platform/http';
import { dateAnswer, dateValues, emptyForm, parseForm, wordsAsked, type Advice, type FormState } from '#ui/forms';
import { addTeam } from '../commands/add-team.ts';
import { describeUnit, fingerprintOf } from '../commands/describe-unit.ts';
import { moveUnit } from '../commands/move-unit.ts';
import { possibleParents, unitPage, type UnitPage } from '../queries/unit-page.ts';
import { allowed, one } from './people.tsx';
import { EditUnitPage, NewTeamPage, MoveUnitPage } from './pages/unit-forms.tsx';
import { UnitPageContent } from './pages/unit.tsx';
import { savedAt } from './saved.ts';

const dayForm = z.object({ on: dateAnswer({ missing: 'Enter the day', name: 'The day' }).optional() });

/** The day that a page speaks for: `?on=2026-03-31` as links write it, or the three parts of the form. Today where none or no real one was asked for. */
function dayAsked({ query, now }: RequestContext): { on: Day; state: FormState } {
  const written = one(query['on']);
  const parsed = isDay(written) ? { ok: true, value: { on: written } } as const : parseForm(dayForm, query);
  const on = parsed.ok ? (parsed.value.on ?? londonDay(now)) : londonDay(now);
  if (on < '1900-01-01' || on > '2199-12-31') return { on: londonDay(now), state: { values: dateValues('on', on), errors: [{ name: 'on', text: 'The day must be in 1900 to 2199' }] } };
  return { on, state: parsed.ok ? { values: dateValues('on', on), errors: [] } : parsed.state };
}

async function find(ctx: RequestContext): Promise<UnitPage> {
  const found = await ctx.read((tx) => unitPage(tx, ctx.params['code'] ?? '', dayAsked(ctx).on));
  if (!found) throw new NotFound();
  return found;
}

async function findOwn(ctx: RequestContext): Promise<UnitPage> {
  const found = await find(ctx);
  if (!allowed(ctx, 'change units', found.organisation.id)) throw new Forbidden('You can change units of your own organisation only.');
  return found;
}

const crumbsOf = ({ organisation }: UnitPage) => [{ text: 'Home', href: '/' }, { text: 'Organisations', href: '/organisations' }, { text: organisation.name, href: `/organisations/${organisation.code}` }];
const draw = (title: string, found: UnitPage, state: FormState, content: Extract<Reply, { kind: 'page' }>['page']['content'], status = 422): Reply => page({
  title, breadcrumbs: [...crumbsOf(found), { text: found.unit.name, href: `/units/${found.unit.code}` }], content,
  ...(state.errors.length > 0 ? { status, isInError: true } : {}),
});

export const showUnit: Handler = async (ctx) => {
  const found = await find(ctx);
  const { on, state } = dayAsked(ctx);
  const isToday = on === londonDay(ctx.now);
  return page({ title: isToday ? found.unit.name : `${found.unit.name} on ${formatDay(on)}`, breadcrumbs: crumbsOf(found), content: <UnitPageContent found={found} on={on} state={state} isToday={isToday} mayChange={allowed(ctx, 'change units', found.organisation.id)} /> });
};

export const moveUnitPage: Handler = async (ctx) => drawMove(ctx, await findOwn(ctx), emptyForm);

async function drawMove(ctx: RequestContext, found: UnitPage, state: FormState, status = 422, advice?: Advice): Promise<Reply> {
  const parents = await ctx.read((tx) => possibleParents(tx, found.unit, found.organisation.isExample));
  return draw(`Move ${found.unit.name}`, found, state, <MoveUnitPage found={found} parents={parents} state={state} csrf={ctx.csrf()} advice={advice} />, status);
}

const moveForm = z.object({
  parent: z.string().regex(/^[a-z0-9-]{2,80}$/, 'Choose where it will belong'),
  from: dateAnswer({ missing: 'Enter the day of the move', name: 'The day of the move' }),
  reason: z.string().trim().min(3, 'Say why it moves').max(300, 'Keep the reason to 300 letters'),
});

export const moveUnitForm: Handler = async (ctx) => {
  const found = await findOwn(ctx);
  const asked = await wordsAsked(ctx, moveForm);
  if (asked) return drawMove(ctx, found, asked.state, 200, asked.advice);
  const form = parseForm(moveForm, ctx.body);
  if (!form.ok) return drawMove(ctx, found, form.state);
  return refusable(async () => {
    await moveUnit(ctx, { unitCode: found.unit.code, parentCode: form.value.parent, from: form.value.from, reason: form.value.reason });
    return savedAt(`/units/${found.unit.code}`, 'unit-moved');
  }, (state, status) => drawMove(ctx, found, state, status), ctx.body);
};

export const newTeamPage: Handler = async (ctx) => drawTeam(ctx, await findOwn(ctx), emptyForm);

const drawTeam = (ctx: RequestContext, found: UnitPage, state: FormState, status = 422): Reply => draw('Add a team', found, state, <NewTeamPage found={found} state={state} csrf={ctx.csrf()} />, status);

const teamForm = z.object({
  name: z.string().trim().min(2, 'Enter the name of the team').max(200, 'Enter a shorter name'),
  leadRole: z.string().trim().max(120, 'Enter a shorter title').optional(),
});

export const newTeamForm: Handler = async (ctx) => {
  const found = await findOwn(ctx);
  const form = parseForm(teamForm, ctx.body);
  if (!form.ok) return drawTeam(ctx, found, form.state);
  return refusable(async () => savedAt(`/units/${await addTeam(ctx, { underCode: found.unit.code, name: form.value.name, leadRole: form.value.leadRole ?? null })}`, 'team'),
    async (state, status) => drawTeam(ctx, found, state, status), ctx.body);
};

export const editUnitPage: Handler = async (ctx) => {
  const found = await findOwn(ctx);
  const { name, leadRole, note } = found.unit;
  return drawEdit(ctx, found, { values: { name, leadRole: leadRole ?? '', note: note ?? '', was: fingerprintOf(found.unit) }, errors: [] });
};

const drawEdit = (ctx: RequestContext, found: UnitPage, state: FormState, status = 422, advice?: Advice): Reply =>
  draw(`Change ${found.unit.name}`, found, state, <EditUnitPage found={found} state={{ ...state, values: { ...state.values, was: status === 409 ? fingerprintOf(found.unit) : (state.values['was'] ?? '') } }} csrf={ctx.csrf()} advice={advice} />, status);

const editForm = z.object({
  ...teamForm.shape,
  note: z.string().trim().max(500, 'Keep the note to 500 letters').optional(),
  was: z.string().max(2000),
});

export const editUnitForm: Handler = async (ctx) => {
  const found = await findOwn(ctx);
  const asked = await wordsAsked(ctx, editForm);
  if (asked) return drawEdit(ctx, found, asked.state, 200, asked.advice);
  const form = parseForm(editForm, ctx.body);
  if (!form.ok) return drawEdit(ctx, found, form.state);
  const { name, leadRole = null, note = null, was } = form.value;
  return refusable(async () => {
    await describeUnit(ctx, found.unit.code, { name, leadRole, note }, was);
    return savedAt(`/units/${found.unit.code}`, 'unit');
  }, async (state, status) => drawEdit(ctx, found, state, status), ctx.body);
};

/** What a command refuses comes back on its form, with everything that was typed. */
export async function refusable(work: () => Promise<Reply>, redraw: (state: FormState, status: number) => Promise<Reply>, body: unknown): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Conflict || error instanceof Invalid)) throw error;
    const fields = error instanceof Invalid ? Object.entries(error.fields) : [];
    const errors = fields.length > 0 ? fields.map(([name, text]) => ({ name, text })) : [{ name: '', text: error.message }];
    const values = typeof body === 'object' && body !== null ? (body as FormState['values']) : {};
    return redraw({ values, errors }, error.status);
  }
}
