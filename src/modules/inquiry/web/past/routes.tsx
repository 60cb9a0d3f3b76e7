import { z } from 'zod';
import { organisationsWhere } from '#platform/access';
import { formatDay } from '#platform/clock';
import { get, page, post, type Reply, type RequestContext, type Route } from '#platform/http';
import { strategyHead } from '#modules/strategy';
import { emptyForm, FormErrorSummary } from '#ui/forms';
import { DataTable } from '#ui/tables';
import { growAchievement, markAchievement } from '../../commands/past/mark-achievement.ts';
import { promoteAchievement } from '../../commands/past/stories.ts';
import { legacyStates } from '../../domain/legacy.ts';
import { mayHere, sentences } from '../../permissions.ts';
import { axes } from '../../queries/matrix.ts';
import { marksOf, strategiesWithPast, storyLines } from '../../queries/past.ts';
import { Forbidden, NotFound } from '#platform/errors';
import { savedAt } from '../saved.ts';
import { take, type Shown } from '../sent.ts';
import { crumbs, home } from '../words.ts';
import { AchievementForms, type PastForm } from './achievement-forms.tsx';

const may = 'review the past strategy';
const example = { strategy: 'vale' };
const one = { example: { ...example, achievement: 'vale.ach.1' } };
const past = { text: 'The last strategy', href: '/inquiry/past' };

const markSchema = z.object({ state: z.enum(legacyStates, 'Choose what became of it'), evidence: z.string().trim().min(3, 'Say what shows it').max(1000, 'Use 1,000 letters or less'), ownerRole: z.string().trim().min(2, 'Say which role answers for it').max(120, 'Use 120 letters or less') });
const growSchema = z.object({ wording: z.string().trim().min(5, 'Write the objective').max(300, 'Use 300 letters or less'), nodeCode: z.string().min(1, 'Choose an area') });

/** What became of the last strategy: each achievement with a mark, its evidence and who answers for it (requirement S51). */
export const pastRoutes: readonly Route[] = [
  get('/inquiry/past', may, showStrategies),
  get('/inquiry/past/:strategy', may, showPast, { example }),
  get('/inquiry/past/:strategy/:achievement', may, (ctx) => showAchievement(ctx), one),
  post('/inquiry/past/:strategy/:achievement/mark', may, (ctx) => take(ctx, {
    schema: markSchema,
    act: async (value) => {
      await ctx.write((tx) => markAchievement(tx, ctx, { ...value, ...named(ctx) }));
      return savedAt(hrefOf(ctx), 'achievement-marked');
    },
    again: (shown) => showAchievement(ctx, { form: 'mark', shown }),
  }), one),
  post('/inquiry/past/:strategy/:achievement/objective', may, (ctx) => take(ctx, {
    schema: growSchema,
    act: async (value) => {
      await ctx.write((tx) => growAchievement(tx, ctx, { ...value, ...named(ctx) }));
      return savedAt(hrefOf(ctx), 'achievement-objective');
    },
    again: (shown) => showAchievement(ctx, { form: 'objective', shown }),
  }), one),
  post('/inquiry/past/:strategy/:achievement/promotion', may, (ctx) => take(ctx, {
    schema: z.object({}),
    act: async () => {
      await ctx.write((tx) => promoteAchievement(tx, ctx, named(ctx)));
      return savedAt(hrefOf(ctx), 'worked-promoted');
    },
    again: (shown) => showAchievement(ctx, { form: 'promotion', shown }),
  }), one),
];

const named = ({ params }: RequestContext) => ({ strategyCode: params['strategy'] ?? '', achievement: params['achievement'] ?? '' });
const hrefOf = ({ params }: RequestContext): string => `/inquiry/past/${params['strategy']}/${params['achievement']}`;

async function showStrategies(ctx: RequestContext): Promise<Reply> {
  const strategies = await ctx.read((tx) => strategiesWithPast(tx, organisationsWhere(sentences, ctx.viewer, may)));
  return page({
    title: 'What became of the last strategy', currentSection: '/co-evaluation', breadcrumbs: crumbs(home),
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">What became of the last strategy</h1>
        <p>Each thing that was reached is business as usual now, has room to grow, or has ended. What has room to grow can go on as an objective.</p>
        {strategies.length === 0 ? <p>No strategy of yours tells of achievements.</p> : <ul class="nhsuk-list nhsuk-list--bullet">{strategies.map(({ code, title }) => <li><a href={`/inquiry/past/${code}`}>{title}</a></li>)}</ul>}
      </div>
    ),
  });
}

async function showPast(ctx: RequestContext): Promise<Reply> {
  const { strategy, marks } = await ctx.read(async (tx) => {
    const head = await strategyHead(tx, ctx.params['strategy'] ?? '');
    return { strategy: head, marks: (await marksOf(tx, head.id)).filter(({ isCurrent }) => isCurrent) };
  });
  if (!mayHere(ctx.viewer, may, strategy.organisation.id)) throw new Forbidden();
  const rows = (strategy.about.achievements ?? []).map((achievement) => ({ ...achievement, mark: marks.find((mark) => mark.achievement === achievement.code) ?? null }));
  return page({
    title: `What was reached: ${strategy.title}`, currentSection: '/co-evaluation', breadcrumbs: crumbs(home, past),
    content: (
      <>
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{strategy.title}</span> What was reached, and what became of it</h1>
        <DataTable caption="Achievements" captionSize="m" rows={rows} emptyText="This strategy tells of no achievements." columns={[
          { key: 'title', head: 'What was reached', cell: ({ code, title }) => <a href={`/inquiry/past/${strategy.code}/${code}`}>{title}</a> },
          { key: 'theme', head: 'Theme', cell: ({ theme, strategyPeriod }) => `${theme}, ${strategyPeriod.replace('-', ' to ')}` },
          { key: 'state', head: 'What became of it', cell: ({ mark }) => mark?.state ?? 'Not looked at yet' },
          { key: 'owner', head: 'Who answers for it', cell: ({ mark }) => mark?.ownerRole ?? '–' },
          { key: 'objective', head: 'Goes on as', cell: ({ mark }) => (mark?.objectiveId ? <a href={`/objectives/${mark.objectiveId}`}>An objective</a> : '–') },
        ]} />
      </>
    ),
  });
}

async function showAchievement(ctx: RequestContext, open?: { form: PastForm; shown: Shown }): Promise<Reply> {
  const { strategy, marks, areas, draft } = await ctx.read(async (tx) => {
    const head = await strategyHead(tx, ctx.params['strategy'] ?? '');
    const achievement = ctx.params['achievement'] ?? '';
    return { strategy: head, marks: (await marksOf(tx, head.id)).filter((mark) => mark.achievement === achievement), areas: await axes(tx), draft: (await storyLines(tx, { achievement })).at(0) ?? null };
  });
  if (!mayHere(ctx.viewer, may, strategy.organisation.id)) throw new Forbidden();
  const achievement = strategy.about.achievements?.find(({ code }) => code === ctx.params['achievement']);
  if (!achievement) throw new NotFound('We cannot find that achievement.');
  const state = open?.shown.state ?? emptyForm;
  return page({
    title: achievement.title, isInError: state.errors.length > 0, currentSection: '/co-evaluation', breadcrumbs: crumbs(home, past, { text: strategy.shortTitle, href: `/inquiry/past/${strategy.code}` }),
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{achievement.theme}, {achievement.strategyPeriod.replace('-', ' to ')}</span> {achievement.title}</h1>
        {marks.length === 0 ? <p>Nobody has said yet what became of it.</p> : <ul class="nhsuk-list nhsuk-list--bullet">{marks.map(({ markedOn, state: words, evidence, ownerRole, objectiveId }) => <li>{formatDay(markedOn)}: <strong>{words}</strong>, {ownerRole}. <span data-quoted>{evidence}</span>{objectiveId && <> <a href={`/objectives/${objectiveId}`}>It goes on as an objective</a></>}</li>)}</ul>}
        <AchievementForms href={hrefOf(ctx)} csrfToken={ctx.csrf()} current={marks.find(({ isCurrent }) => isCurrent) ?? null} areas={[...areas.focuses, ...areas.foundations]} isPromoted={draft !== null} title={achievement.title} open={open} />
      </div>
    ),
  });
}
