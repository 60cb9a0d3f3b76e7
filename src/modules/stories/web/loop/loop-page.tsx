import type { ComponentChildren } from 'preact';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import type { PagePart, Reply, RequestContext, ThemeBehind } from '#platform/http';
import { answerTitle, answerOfTheme, type ThemeAnswer } from '#modules/conversations';
import { gapsOfObjective, type ObjectiveGap } from '#modules/fairness';
import { register, type ProjectLine } from '#modules/improvement';
import { seriesOfObjective, type LinkedSeries } from '#modules/quality';
import { objectivePage, type ObjectivePage } from '#modules/strategy';
import { Tag } from '#ui/nhsuk';
import { caseStudies, type CaseLine } from '../../queries/cases/case-studies.ts';
import { nameOfFollowed } from '../../queries/following/news.ts';
import { publicPage } from '../public-page.tsx';

interface Loop {
  objective: ObjectivePage;
  themes: readonly ThemeBehind[];
  projects: readonly ProjectLine[];
  series: readonly LinkedSeries[];
  gaps: readonly ObjectiveGap[];
  answers: readonly ThemeAnswer[];
  stories: readonly CaseLine[];
}

/** GET /loop/:objective: from what people said to the answer, each step a link. What is not there yet is said, so that the loop's holes can be seen (trap 79). */
export async function showLoop(ctx: RequestContext): Promise<Reply> {
  const loop = await loopAsked(ctx);
  const { objective } = loop;
  const isFollowed = (await ctx.read((tx) => nameOfFollowed(tx, { kind: 'objective', subject: objective.id }))) !== null;
  return publicPage(ctx, {
    title: `The loop: ${objective.wording}`, crumbs: [{ text: 'Home', href: '/' }, { text: 'The objective', href: `/objectives/${objective.id}` }],
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">From words to answer</span> <span data-quoted>{objective.wording}</span></h1>
        {objective.isExample && <p><Tag colour="yellow" text="Example" /> People and figures in it are made up.</p>}
        <p>Each step leads to the next one. A step that is missing says so.</p>
        <ol class="nhsuk-list nhsuk-list--number">{stepsOf(loop).map((step) => <li><h2 class="nhsuk-heading-s nhsuk-u-margin-bottom-1" id={step.id}>{step.title}</h2>{step.lines.length === 0 ? <p>{step.none}</p> : <ul class="nhsuk-list">{step.lines.map((line) => <li>{line}</li>)}</ul>}</li>)}</ol>
        {isFollowed && <p><a href={`/news/objective/${objective.id}`}>Follow this objective</a></p>}
      </div>
    ),
  });
}

async function loopAsked(ctx: RequestContext): Promise<Loop> {
  const id = ctx.params['objective'] ?? '';
  const objective = await ctx.read((tx) => objectivePage(tx, id, ctx.now));
  if (!objective) throw new NotFound('We cannot find that objective.');
  const themes = (await ctx.themesBehind([id])).get(id) ?? [];
  return ctx.read(async (tx) => {
    const answers = [];
    for (const { href } of themes) answers.push(await answerOfTheme(tx, href.slice('/themes/'.length)));
    return {
      objective, themes, projects: (await register(tx, { objectiveId: id, limit: 20 })).projects, series: await seriesOfObjective(tx, id), gaps: await gapsOfObjective(tx, id),
      answers: answers.filter((answer) => answer !== undefined), stories: (await caseStudies(tx, { objectiveId: id, publishedOnly: true })).lines,
    };
  });
}

interface Step {
  id: string;
  title: string;
  none: string;
  lines: readonly ComponentChildren[];
}

function stepsOf({ objective, themes, projects, series, gaps, answers, stories }: Loop): Step[] {
  return [
    { id: 'words', title: 'The words that people said', none: 'It is not yet based on what people told us.', lines: themes.map(({ href, title, heardIn }) => <><a href={`${href}#words`}>Their words behind “<span data-quoted>{title}</span>”</a>, heard in “<span data-quoted>{heardIn}</span>”</>) },
    { id: 'theme', title: 'The theme', none: 'No theme is linked.', lines: themes.map(({ href, title }) => <a href={href} data-quoted>{title}</a>) },
    { id: 'objective', title: 'The objective', none: '', lines: [<a href={`/objectives/${objective.id}`} data-quoted>{objective.wording}</a>] },
    { id: 'action', title: 'The action: what is done', none: 'No action and no project is open to you yet.', lines: [
      ...objective.actions.slice(0, 20).map(({ what }) => <a href={`/objectives/${objective.id}#actions`} data-quoted>{what}</a>),
      ...projects.map(({ id, title }) => <>Project: <a href={`/improvement/projects/${id}`} data-quoted>{title}</a></>),
    ] },
    { id: 'measure', title: 'The measure: what the figures show', none: 'No figures are linked, or they are not public.', lines: series.map((line) => <><a href={`/quality/series/${line.seriesId}`}>{line.measure}: {line.unit}</a>. {shown(line)}</>) },
    { id: 'gap', title: 'The gap: for whom', none: 'No gap between groups stands beside it.', lines: gaps.map(({ href, measure, unit, split, actions }) => <><a href={href}>{measure}, {unit}, by {split.replaceAll('-', ' ')}</a>{actions.length > 0 && <>. Done about it: <span data-quoted>{actions.join('; ')}</span></>}</>) },
    { id: 'answer', title: 'The answer', none: 'Nobody has answered yet, because no theme is linked.', lines: [
      ...answers.map(({ themeId, title, state, words }) => <><a href={`/themes/${themeId}#answer`} data-quoted>{title}</a>: {answerTitle[state]}{words !== '' && <>. <span data-quoted>{words}</span></>}</>),
      ...stories.map(({ id, title }) => <>Case study: <a href={`/case-studies/${id}`} data-quoted>{title}</a></>),
    ] },
  ];
}

function shown({ isHeldBack, meanings, improvementSignalId }: LinkedSeries): string {
  if (isHeldBack) return 'What they show is told once quality and staff stand beside them.';
  if (improvementSignalId) return 'They show a change for the better that is more than chance.';
  return meanings.length > 0 ? 'They show a change that is more than chance.' : 'They show no change that is more than chance.';
}

/** On the page of an objective: the way to its loop, to its news and to what is told of it. */
export async function loopOfObjective(tx: Tx, objectiveId: string): Promise<readonly PagePart[]> {
  const { lines } = await caseStudies(tx, { objectiveId, publishedOnly: true, limit: 5 });
  const name = await nameOfFollowed(tx, { kind: 'objective', subject: objectiveId });
  return [{
    id: 'loop', title: 'From words to answer',
    content: (
      <>
        <p><a href={`/loop/${objectiveId}`}>The whole loop on one page</a></p>
        {name !== null && <p><a href={`/news/objective/${objectiveId}`}>Follow this objective</a> by email, without an account, or on paper.</p>}
        {lines.length > 0 && <ul class="nhsuk-list nhsuk-list--bullet">{lines.map(({ id, title }) => <li>Case study: <a href={`/case-studies/${id}`} data-quoted>{title}</a></li>)}</ul>}
      </>
    ),
  }];
}
