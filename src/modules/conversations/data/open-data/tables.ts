import type { ReachDrawing } from '../../queries/reach/reach-figures.ts';
import type { BundleExposure, BundleTheme, BundleWords } from '../../queries/open-data/bundle-rows.ts';
import type { BundlePhase } from '../../queries/open-data/phase-for-bundle.ts';
import type { Heard } from '../../queries/heard.ts';
import type { LoggedDecision } from '../../queries/public-log.ts';
import type { BundleTable } from './bundle-file.ts';

const number = { name: 'comment-id', meaning: 'The number of these words, drawn at random' } as const;

/** In the form of Polis open data, with authors left out and times to the hour. */
export const commentsTable = (words: readonly BundleWords[]): BundleTable => ({
  name: 'comments.csv',
  columns: [
    { name: 'timestamp', meaning: 'The hour from which everyone could read it, in milliseconds since 1970' }, { name: 'datetime', meaning: 'The same hour in words' }, number,
    { name: 'author-id', meaning: 'Always empty: nobody knows who wrote it' }, { name: 'agrees', meaning: 'Online votes that support it' }, { name: 'disagrees', meaning: 'Online votes that oppose it' },
    { name: 'moderated', meaning: 'Always 1: only what was shown is here' }, { name: 'comment-body', meaning: 'The words as everyone reads them' },
  ],
  rows: words.map((each) => [each.shownFrom.getTime(), each.shownFrom.toISOString(), each.item, null, each.agrees, each.disagrees, 1, each.words]),
});

export const contributionsTable = (words: readonly BundleWords[]): BundleTable => ({
  name: 'contributions.csv',
  columns: [
    number, { name: 'kind', meaning: 'idea, or a comment on one' }, { name: 'on', meaning: 'For a comment: the number of the idea' }, { name: 'route', meaning: 'How the words came: each way counts the same' }, { name: 'language', meaning: 'The language of the words' },
    { name: 'shown-from', meaning: 'The hour from which everyone could read it' }, { name: 'supports', meaning: 'Online votes that support it' }, { name: 'opposes', meaning: 'Online votes that oppose it' }, { name: 'passes', meaning: 'Online votes that pass' }, { name: 'words', meaning: 'The words as everyone reads them' },
  ],
  rows: words.map((each) => [each.item, each.kind, each.on, each.route, each.language, each.shownFrom.toISOString(), each.agrees, each.disagrees, each.passes, each.words]),
});

export const exposureTable = (rows: readonly BundleExposure[]): BundleTable => ({
  name: 'exposure.csv',
  columns: [
    number, { name: 'position', meaning: 'The place in the list' }, { name: 'by-chance', meaning: 'yes where the place was drawn at random' }, { name: 'served', meaning: 'How often it was sent at this place' },
    { name: 'seen', meaning: 'How often it came into view there' }, { name: 'votes', meaning: 'How many votes came from there' },
  ],
  rows: rows.map((row) => [row.item, row.position, row.isRandom ? 'yes' : 'no', row.served, row.seen, row.votes]),
});

/** Null is not told: too few, or more can still be typed in. */
export const inPersonTable = (heard: ReadonlyMap<number, Heard>, words: readonly BundleWords[]): BundleTable => ({
  name: 'in-person.csv',
  columns: [number, { name: 'supports', meaning: 'Hands and votes away from the screen that support it; empty where it is not told' }, { name: 'opposes', meaning: 'The same against it' }, { name: 'passes', meaning: 'The same that pass' }, { name: 'told', meaning: 'yes, or why not' }],
  rows: words.flatMap(({ item }) => {
    const found = heard.get(item);
    if (!found) return [];
    const { inPerson, isFew, isComplete } = found;
    return [[item, inPerson?.up ?? null, inPerson?.down ?? null, inPerson?.pass ?? null, inPerson ? 'yes' : !isComplete ? 'not yet: more can still be typed in' : isFew ? 'fewer people than may be told' : 'no']];
  }),
});

/** Whom the part reached, as everyone may read it on its page: nothing before these figures are final. */
export const reachTable = ({ isFinal, figures }: ReachDrawing): BundleTable => ({
  name: 'reach.csv',
  columns: [{ name: 'characteristic', meaning: 'What people could say about themselves' }, { name: 'answer', meaning: 'What they said' }, { name: 'people', meaning: 'At least so many, in full tens; empty: fewer than ten; 0 only for a profession of which nobody answered' }],
  rows: isFinal ? figures.map(({ question, answer, people, isNobody }) => [question, answer, isNobody ? 0 : people]) : [],
});

export const themesTable = (themes: readonly BundleTheme[]): BundleTable => ({
  name: 'themes.csv',
  columns: [
    { name: 'title', meaning: 'The theme of the conversation, as published' }, { name: 'statement', meaning: 'What people said' }, { name: 'codes', meaning: 'The codes it was made of' }, { name: 'contributions', meaning: 'Contributions with one of these codes, on the day it was published' },
    { name: 'coded', meaning: 'All contributions that were coded' }, { name: 'online', meaning: 'Of these online; empty where it is not told' }, { name: 'in-person', meaning: 'Of these in person; empty where it is not told' }, { name: 'agreement', meaning: 'How far coders agreed' },
    { name: 'saturation', meaning: 'Whether new batches still brought new codes' }, { name: 'not-heard', meaning: 'Who was not heard' }, { name: 'published', meaning: 'The day' },
  ],
  rows: themes.map((theme) => [theme.title, theme.statement, theme.codeNames.join('; '), theme.contributions, theme.codedInAll, theme.heardOnline, theme.heardInPerson, theme.agreement, theme.saturation, theme.notHeard, theme.publishedAt.toISOString().slice(0, 10)]),
});

export const decisionsTable = (log: readonly LoggedDecision[]): BundleTable => ({
  name: 'decisions.csv',
  columns: [{ name: 'day', meaning: 'The day of the decision' }, { name: 'kind', meaning: 'idea or comment' }, { name: 'decision', meaning: 'What was decided about words that were not shown as they came' }, { name: 'reason', meaning: 'Why' }, { name: 'appeal', meaning: 'What became of an appeal' }],
  rows: log.map(({ decidedOn, kind, outcome, reasonCode, appeal }) => [decidedOn, kind, outcome, reasonCode, appeal]),
});

/** Key and value, without a header, as Polis writes it. */
export const summaryTable = ({ title, question, conversation }: BundlePhase, counts: { voters: number; comments: number }): BundleTable => ({
  name: 'summary.csv', columns: [{ name: 'topic', meaning: 'A list of names and values, as Polis writes it' }, { name: question, meaning: 'The question' }],
  rows: [['url', `/conversations/${conversation.code}`], ['views', null], ['voters', counts.voters], ['voters-in-conv', null], ['commenters', null], ['comments', counts.comments], ['groups', null], ['conversation-description', `${conversation.title}: ${title}. ${conversation.purpose}`]],
});
