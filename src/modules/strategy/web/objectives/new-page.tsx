import { organisationsWhere } from '#platform/access';
import { FinancialYear } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import { get, page, post, type Reply, type RequestContext, type Route } from '#platform/http';
import { formState, parseForm, wordsAsked, type Advice, type FormState } from '#ui/forms';
import { createObjective, type NewObjective } from '../../commands/create-objective.ts';
import { recordPartnership } from '../../commands/record-partnership.ts';
import { membersOf, type Member } from '../../data/objective-people.ts';
import { objectiveSentences } from '../../objective-permissions.ts';
import { nodeChoices, strategyChoices } from '../../queries/objective-choices.ts';
import { keptForm } from './form-page.tsx';
import { NewForm, newSchema, nodeValue, type NewAnswers, type NewScene } from './new-form.tsx';
import { wordingOf } from './wording-fields.tsx';
import { savedAt } from '../saved.ts';

export const newRoutes: Route[] = [
  get('/objectives/new', 'write objectives', showNew),
  post('/objectives', 'write objectives', create),
];

async function showNew(ctx: RequestContext): Promise<Reply> {
  const strategy = shortText(ctx.query['strategy']);
  if (!strategy) return chooseStrategy(ctx);
  const scene = await sceneOf(ctx, strategy);
  const chosen = scene.nodes.find(({ nodeCode }) => nodeCode === shortText(ctx.query['node']));
  const values = { strategy, organisation: scene.organisations[0]?.id ?? '', year: scene.years[1]?.label ?? '', node: chosen ? nodeValue(chosen) : '', updateEveryMonths: '1', owner: '' };
  return draw(ctx, scene, { state: formState(values) });
}

const shortText = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 60) : '');

async function chooseStrategy(ctx: RequestContext): Promise<Reply> {
  const strategies = await ctx.read((tx) => strategyChoices(tx));
  return page({
    title: 'Begin an objective', currentSection: '/strategies', breadcrumbs: [{ text: 'Strategies', href: '/strategies' }],
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">Begin an objective</h1>
        <h2 class="nhsuk-heading-m">Which strategy is it for?</h2>
        <p>You can link it to others later.</p>
        <ul class="nhsuk-list nhsuk-list--bullet">{strategies.map(({ code, title }) => <li key={code}><a href={`/objectives/new?strategy=${code}`}>{title}</a></li>)}</ul>
      </div>
    ),
  });
}

async function sceneOf(ctx: RequestContext, strategyCode?: string): Promise<NewScene> {
  const ids = organisationsWhere(objectiveSentences, ctx.viewer, 'write objectives');
  const organisations = ids.map((id) => ({ id, name: ctx.viewer.memberships.find(({ organisationId }) => organisationId === id)?.organisationName ?? id }));
  const year = FinancialYear.at(ctx.now);
  return ctx.read(async (tx) => {
    const members: Member[] = [];
    for (const id of ids) members.push(...(await membersOf(tx, id, ctx.now)));
    return { organisations, nodes: await nodeChoices(tx, strategyCode), members, years: [year.previous(), year, year.next()] };
  });
}

async function create(ctx: RequestContext): Promise<Reply> {
  const scene = await sceneOf(ctx, shortText((ctx.body as Record<string, unknown>)['strategy']) || undefined);
  const asked = await wordsAsked(ctx, newSchema, { strategyCode: shortText((ctx.body as Record<string, unknown>)['strategy']) });
  if (asked) return draw(ctx, scene, asked);
  const parsed = parseForm(newSchema, ctx.body);
  if (!parsed.ok) return draw(ctx, scene, { state: parsed.state });
  try {
    const input = newObjectiveOf(parsed.value, scene);
    const { id } = await ctx.write(async (tx) => {
      const made = await createObjective(tx, ctx, input);
      await recordFirstInvolvement(tx, ctx, made.id, parsed.value);
      return made;
    });
    return savedAt(`/objectives/${id}`, 'draft');
  } catch (error) {
    return draw(ctx, scene, keptForm(newSchema, ctx.body, error));
  }
}

function newObjectiveOf(value: NewAnswers, { nodes, years, organisations }: NewScene): NewObjective {
  const node = nodes.find((choice) => nodeValue(choice) === value.node) ?? refuse('node', 'Choose what it serves from the list');
  const year = years.find(({ label }) => label === value.year) ?? refuse('year', 'Choose a year from the list');
  const organisation = organisations.find(({ id }) => id === value.organisation) ?? refuse('organisation', 'Choose an organisation from the list');
  return {
    ...wordingOf(value), organisationId: organisation.id, year, strategyId: node.strategyId, nodeCode: node.nodeCode, parentReason: value.parentReason,
    ownerPersonId: value.owner || null, updateEveryMonths: Number(value.updateEveryMonths),
  };
}

function refuse(field: string, sentence: string): never {
  throw new Invalid(`${sentence}.`, { [field]: sentence });
}

/** The first line of the partnership record, when somebody was there from the start. */
async function recordFirstInvolvement(tx: Tx, ctx: RequestContext, id: string, { involved, involvedOn, involvedWho, involvedCount }: NewAnswers): Promise<void> {
  if (involved === 'nobody' || !involvedOn) return;
  await recordPartnership(tx, ctx, {
    id, stage: 'planning', evidence: 'conversation', role: 'conceive', tookPart: involved === 'people' ? 'people-with-lived-experience' : 'ahp-community',
    who: involvedWho, peopleCount: involvedCount ?? null, decided: '', supportGiven: '', powerShared: '', happenedOn: involvedOn,
  }).catch((error: unknown) => {
    throw error instanceof Invalid ? new Invalid(error.message, { involvedOn: 'Enter today or an earlier day' }) : error;
  });
}

function draw(ctx: RequestContext, scene: NewScene, { state, status, conflict, advice }: { state: FormState; status?: number; conflict?: string | undefined; advice?: Advice }): Reply {
  return page({
    title: 'Begin an objective', status, isInError: state.errors.length > 0, currentSection: '/strategies', breadcrumbs: [{ text: 'Strategies', href: '/strategies' }],
    content: <NewForm ctx={ctx} scene={scene} state={state} conflict={conflict} advice={advice} />,
  });
}
