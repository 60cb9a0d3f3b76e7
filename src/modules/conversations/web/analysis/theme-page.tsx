import type { VNode } from 'preact';
import { formatLondonDate } from '#platform/clock';
import { NotFound } from '#platform/errors';
import { page, type PagePart, type Reply, type RequestContext } from '#platform/http';
import { Part } from '#modules/strategy';
import { Tag } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { mayDo } from '../../data/acting.ts';
import { limitSentences } from '../../domain/analysis/limit-sentences.ts';
import { objectivesOfTheme, type ThemeObjectives } from '../../queries/analysis/theme-objectives.ts';
import { themePage, type ThemePage, type ThemePublication } from '../../queries/analysis/themes.ts';
import { answerOfTheme } from '../../queries/results/theme-replies.ts';
import { AnswerOfTheme } from '../results/theme-answer.tsx';
import { statementsOfTheme } from '../../queries/challenge/statements.ts';
import { answersToTheme } from '../../queries/phases/theme-answers.ts';
import { ThemeAnswers, ThemeStatements } from '../phases/theme-answers.tsx';
import { EndedObjectives } from './objectives-of-theme.tsx';
import { judgementTitle } from './judgements.ts';
import { themesHref } from './parts.tsx';

/** A published theme: its statement, its limits, and in one step the words that people used. */
export async function showTheme(ctx: RequestContext): Promise<Reply> {
  const { theme, objectives, answer, answers, statements } = await ctx.read(async (tx) => {
    const found = await themePage(tx, ctx.params['id'] ?? '');
    return { theme: found, answer: await answerOfTheme(tx, found.id), answers: await answersToTheme(tx, found.id), statements: await statementsOfTheme(tx, found.id), objectives: await objectivesOfTheme(tx, found.id, { asAt: ctx.now }) };
  });
  if (!theme.publication) throw new NotFound('This theme is not published.');
  const parts = await ctx.partsOfTheme(theme.id);
  const mayKeep = mayDo(ctx.viewer, 'keep codes', theme.organisationId) || mayDo(ctx.viewer, 'publish themes', theme.organisationId);
  return page({
    title: theme.publication.title, description: theme.publication.statement, currentSection: '/co-planning',
    breadcrumbs: [{ text: 'Conversations', href: '/conversations' }, { text: theme.conversationTitle, href: `/conversations/${theme.conversationCode}` }, { text: 'Themes', href: themesHref({ code: theme.conversationCode }) }],
    content: <Theme theme={theme} publication={theme.publication} objectives={objectives} answer={<AnswerOfTheme answer={answer} mayAnswer={mayDo(ctx.viewer, 'answer themes', theme.organisationId)} />} answers={<><ThemeAnswers theme={theme} answers={answers} /><ThemeStatements statements={statements} /></>} parts={parts} mayKeep={mayKeep} isWhole={ctx.query['words'] === 'all'} />,
  });
}

interface ThemeProps {
  theme: ThemePage;
  publication: ThemePublication;
  objectives: ThemeObjectives;
  /** What is done about it. */
  answer: VNode;
  /** What those who work here answered, and what was drafted out of it. */
  answers: VNode;
  /** What other rooms add. */
  parts: readonly PagePart[];
  mayKeep: boolean;
  /** All words, not only the first. */
  isWhole: boolean;
}

function Theme({ theme, publication, objectives, answer, answers, parts, mayKeep, isWhole }: ThemeProps) {
  return (
    <div class="nhsuk-u-reading-width">
      <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">Theme</span> <span data-quoted>{publication.title}</span></h1>
      {theme.isExample && <p><Tag colour="yellow" text="Example" /> This theme is imagined. It shows how the site works.</p>}
      <p class="nhsuk-lede-text" data-quoted>{publication.statement}</p>
      <Quotes theme={theme} />
      {answer}
      <h2 class="nhsuk-heading-m" id="words">The words behind it</h2>
      <Words theme={theme} isWhole={isWhole} />
      {answers}
      <Limits publication={publication} />
      <h2 class="nhsuk-heading-m">Beside policy and strategy</h2>
      <DataTable caption="What this theme means beside other sources" rows={theme.sources} emptyText="Nobody has held it beside a policy source yet." columns={[
        { key: 'source', head: 'Source', cell: ({ title }) => <span data-quoted>{title}</span> }, { key: 'judgement', head: 'What people said', cell: ({ judgement }) => judgementTitle[judgement] }, { key: 'reason', head: 'Why', cell: ({ reason }) => <span data-quoted>{reason}</span> },
      ]} />
      <h2 class="nhsuk-heading-m">What answers it</h2>
      {objectives.named.length === 0 ? <p>No objective answers this theme {objectives.ended.length === 0 ? 'yet' : 'now'}.</p> : <ul class="nhsuk-list">{objectives.named.map(({ id, wording }) => <li key={id}><a href={`/objectives/${id}`} data-quoted>{wording}</a></li>)}</ul>}
      <EndedObjectives ended={objectives.ended} />
      {parts.map(({ id, title, content }) => <Part key={id} id={id} title={title}>{content}</Part>)}
      <p><a href={`/news/theme/${theme.id}`}>Follow this theme</a> by email, without an account, or on paper.</p>
      <p>Published on {formatLondonDate(publication.publishedAt)}, version {publication.number}.</p>
      {mayKeep && <p><a href={`/themes/${theme.id}/keeping`}>Change this theme</a></p>}
    </div>
  );
}

/** Only words whose author said, with their code, that they may be quoted. */
const Quotes = ({ theme }: { theme: ThemePage }) => (
  <>{theme.words.filter(({ mayBeQuoted }) => mayBeQuoted).slice(0, 3).map(({ id, words }) => <blockquote key={id} class="nhsuk-inset-text" data-quoted><p>{words}</p></blockquote>)}</>
);

/** A theme of thousands of words stays one page; the rest is one link away. */
const FIRST_WORDS = 50;

function Words({ theme, isWhole }: { theme: ThemePage; isWhole: boolean }) {
  if (theme.words.length === 0) return <p>None of the words are shown any more.</p>;
  const shown = isWhole ? theme.words : theme.words.slice(0, FIRST_WORDS);
  return (
    <>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {shown.map(({ id, words, phasePosition, parentId }) => <li key={id}><a href={`/conversations/${theme.conversationCode}/${phasePosition}/ideas/${parentId ?? id}`} data-quoted>{words.length > 160 ? `${words.slice(0, 157)}…` : words}</a></li>)}
      </ul>
      {shown.length < theme.words.length && <p><a href={`/themes/${theme.id}?words=all#words`}>See all {theme.words.length}</a></p>}
    </>
  );
}

const Limits = ({ publication }: { publication: ThemePublication }) => (
  <>
    <h2 class="nhsuk-heading-m">The limits of what we heard</h2>
    <ul class="nhsuk-list nhsuk-list--bullet">{limitSentences(publication).map((sentence) => <li key={sentence} data-quoted>{sentence}</li>)}</ul>
    <p>These figures are those of the day it was published. They do not change when somebody takes their words out later.</p>
  </>
);
