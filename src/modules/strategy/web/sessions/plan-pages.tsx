import { z } from 'zod';
import { organisationsWhere } from '#platform/access';
import { get, page, post, type Reply, type RequestContext, type Route } from '#platform/http';
import { organisationsById, type OrganisationLine } from '#modules/directory';
import { Form, FormErrorSummary, formState, HiddenField, parseForm, SelectField, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { changeSession, makeSession } from '../../commands/make-session.ts';
import { nodeChoices, strategyChoices, type NodeChoice } from '../../queries/objective-choices.ts';
import { strategyHead, type StrategyHead } from '../../queries/strategy-head.ts';
import { sessionSentences } from '../../session-permissions.ts';
import { ChangedNotice, keptForm } from '../objectives/form-page.tsx';
import { firstPlanValues, PlanFields, planOf, planShape, planValues } from './plan-fields.tsx';
import { stepRoutes } from './session-step.tsx';
import { savedAt } from '../saved.ts';

const breadcrumbs = [{ text: 'Home', href: '/' }, { text: 'Sessions', href: '/sessions' }];
const newSchema = z.object({ strategy: z.string().max(60), organisation: z.string().min(1, 'Choose an organisation').max(60), ...planShape });

const changeRoutes = stepRoutes({
  path: 'edit', saved: 'session-plan', title: () => 'Change the plan', button: () => 'Save the plan',
  schema: () => z.object({ ...planShape, revision: z.coerce.number('The form is out of date. Load the page again').int() }),
  load: async (tx, { session }) => (session.strategy ? nodeChoices(tx, session.strategy.code) : []),
  values: ({ session }) => planValues(session),
  fields: ({ session, extra }) => <><HiddenField name="revision" value={session.revision} /><PlanFields nodes={extra} /></>,
  save: async (tx, acting, { value: { revision, ...plan }, scene: { session } }) => {
    await changeSession(tx, acting, { id: session.id, revision, ...planOf(plan) });
    return undefined;
  },
});

export const planRoutes: readonly Route[] = [get('/sessions/new', 'run event sessions', showNew), post('/sessions', 'run event sessions', create), ...changeRoutes];

async function showNew(ctx: RequestContext): Promise<Reply> {
  const code = shortText(ctx.query['strategy']);
  if (!code) return chooseStrategy(ctx);
  const scene = await sceneOf(ctx, code);
  return draw(ctx, scene, { state: formState({ ...firstPlanValues, strategy: code, organisation: scene.organisations[0]?.id ?? '' }) });
}

const shortText = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 60) : '');

async function chooseStrategy(ctx: RequestContext): Promise<Reply> {
  const strategies = await ctx.read((tx) => strategyChoices(tx));
  return page({
    title: 'Make a session', breadcrumbs, currentSection: '/co-planning',
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">Make a session</h1>
        <h2 class="nhsuk-heading-m">Which strategy is it for?</h2>
        <ul class="nhsuk-list nhsuk-list--bullet">{strategies.map(({ code, title }) => <li key={code}><a href={`/sessions/new?strategy=${code}`} data-quoted>{title}</a></li>)}</ul>
      </div>
    ),
  });
}

interface NewScene {
  head: StrategyHead;
  nodes: readonly NodeChoice[];
  organisations: readonly OrganisationLine[];
}

async function sceneOf(ctx: RequestContext, code: string): Promise<NewScene> {
  return ctx.read(async (tx) => ({
    head: await strategyHead(tx, code), nodes: await nodeChoices(tx, code),
    organisations: [...(await organisationsById(tx, organisationsWhere(sessionSentences, ctx.viewer, 'run event sessions'))).values()].filter(({ policyTextOnly }) => !policyTextOnly),
  }));
}

async function create(ctx: RequestContext): Promise<Reply> {
  const code = shortText((ctx.body as Record<string, unknown> | undefined)?.['strategy']);
  if (!code) return chooseStrategy(ctx);
  const scene = await sceneOf(ctx, code);
  const asked = await wordsAsked(ctx, newSchema, { strategyCode: code });
  if (asked) return draw(ctx, scene, asked);
  const parsed = parseForm(newSchema, ctx.body);
  if (!parsed.ok) return draw(ctx, scene, { state: parsed.state });
  const { organisation, strategy: _, ...plan } = parsed.value;
  try {
    const { id } = await ctx.write((tx) => makeSession(tx, ctx, { organisationId: organisation, strategyId: scene.head.id, ...planOf(plan) }));
    return savedAt(`/sessions/${id}`, 'session');
  } catch (error) {
    return draw(ctx, scene, keptForm(newSchema, ctx.body, error));
  }
}

function draw(ctx: RequestContext, { head, nodes, organisations }: NewScene, { state, status, conflict, advice }: { state: FormState; status?: number; conflict?: string; advice?: Advice }): Reply {
  const only = organisations.length === 1 ? organisations[0] : undefined;
  return page({
    title: 'Make a session', breadcrumbs, status, isInError: state.errors.length > 0, currentSection: '/co-planning',
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        {conflict && <ChangedNotice text={conflict} />}
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{head.shortTitle}</span> Make a session</h1>
        <p>Only your organisation sees it until you publish it. Not this strategy? <a href="/sessions/new">Choose another one</a>.</p>
        <Form action="/sessions" csrfToken={ctx.csrf()} state={state}>
          <HiddenField name="strategy" value={head.code} />
          {only ? <HiddenField name="organisation" value={only.id} /> : <SelectField name="organisation" label={{ text: 'Which organisation holds it?', size: 's' }} items={organisations.map(({ id, name }) => ({ value: id, text: name }))} />}
          <PlanFields nodes={nodes} />
          <Button>Make this session</Button>
          <WordsCheck advice={advice} />
        </Form>
      </div>
    ),
  });
}
