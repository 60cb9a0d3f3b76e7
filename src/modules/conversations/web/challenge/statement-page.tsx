import { page, type Reply, type RequestContext } from '#platform/http';
import { Button } from '#ui/nhsuk';
import { objectiveLines } from '#modules/strategy';
import { mayDo } from '../../data/acting.ts';
import { votesOf } from '../../data/vote-desk.ts';
import { finalKindTitle, statementKindTitle } from '../../domain/challenge/outcomes.ts';
import { challengesOf, type ChallengeLine } from '../../queries/challenge/challenges.ts';
import { finalTextOf, statementAt, statementsOf, versionsOf, type StatementLine, type StatementVersion } from '../../queries/challenge/statements.ts';
import type { ConversationHead, PhaseLine } from '../../queries/conversations.ts';
import { heardOf, type Heard } from '../../queries/heard.ts';
import { ExampleMark, VoteForm } from '../parts.tsx';
import { voterToken } from '../voter.ts';
import { phaseHref, placeAsked, trail } from '../where.ts';
import { timesSentence } from '../words.ts';
import { HeardCounts } from '../workshops/heard-counts.tsx';
import { challengeHref, changesHref, statementChoices } from './addresses.ts';
import { ChallengeList } from './challenge-list.tsx';
import { Wordings } from './wordings.tsx';

interface StatementView {
  conversation: ConversationHead;
  phase: PhaseLine;
  statement: StatementLine;
  statements: readonly StatementLine[];
  versions: readonly StatementVersion[];
  challenges: readonly ChallengeLine[];
  isFinal: boolean;
  objective: { id: string; wording: string } | undefined;
  heard: Heard | undefined;
  own: number | undefined;
  csrfToken: string;
  mayKeep: boolean;
}

/** One statement: its wording, the trace to what people said, and each challenge with what came of it. */
export async function showStatement(ctx: RequestContext): Promise<Reply> {
  const { conversation, phase } = await placeAsked(ctx);
  const found = await ctx.read(async (tx) => {
    const statement = await statementAt(tx, phase.id, ctx.params['number'] ?? '');
    const all = await challengesOf(tx, phase.id);
    return {
      statement, statements: await statementsOf(tx, phase.id), versions: (await versionsOf(tx, phase.id)).filter(({ statementId }) => statementId === statement.id), isFinal: (await finalTextOf(tx, phase.id)) !== null,
      challenges: all.filter(({ statementId, outcome }) => statementId === statement.id || outcome?.statementId === statement.id),
      objective: statement.objectiveId ? (await objectiveLines(tx, { ids: [statement.objectiveId], asAt: ctx.now }))[0] : undefined,
      heard: statement.item === null ? undefined : (await heardOf(tx, { phaseId: phase.id, forOrganisers: false, now: ctx.now })).get(statement.item),
    };
  });
  const votes = await votesOf(ctx.store, { phaseNumber: phase.number, token: voterToken(ctx, conversation.code) });
  const view: StatementView = { conversation, phase, ...found, own: found.statement.item === null ? undefined : votes.get(found.statement.item), csrfToken: ctx.csrf(), mayKeep: mayDo(ctx.viewer, 'organise conversations', conversation.organisationId) };
  return page({ title: `${statementKindTitle[found.statement.kind]} ${found.statement.number}: ${found.statement.words.slice(0, 60)}`, breadcrumbs: trail(conversation, phase), currentSection: '/co-planning', content: <Statement view={view} /> });
}

function Statement({ view }: { view: StatementView }) {
  const { conversation, phase, statement, statements, versions, challenges, isFinal, heard, own, csrfToken, mayKeep } = view;
  const home = phaseHref(conversation, phase);
  return (
    <div class="nhsuk-u-reading-width">
      <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{phase.title}</span> {(isFinal ? finalKindTitle : statementKindTitle)[statement.kind]} {statement.number}</h1>
      <ExampleMark conversation={conversation} />
      <blockquote class="nhsuk-inset-text" {...(statement.item === null ? {} : { id: `words-${statement.item}` })}><p data-quoted>{statement.words}</p></blockquote>
      <p>{isFinal ? 'This is the final text.' : versions.length > 1 ? `This is version ${statement.version}. Votes on earlier words stayed with those words.` : 'This is the first draft.'} {timesSentence(phase)}</p>
      {statement.item !== null && <VoteForm words={{ item: statement.item, words: statement.words }} action={`${home}/votes`} csrfToken={csrfToken} back={`${home}/statements/${statement.number}`} own={own} isOpen={phase.state === 'open'} titles={statementChoices} />}
      {phase.state === 'open' && <Button href={challengeHref(conversation, phase, statement)} text="Say what is wrong or missing" variant="secondary" />}
      <HeardCounts heard={heard} titles={statementChoices} />
      <Trace view={view} />
      <h2 class="nhsuk-heading-m">Challenges and what came of them</h2>
      <ChallengeList place={{ conversation, phase }} challenges={challenges} statements={statements} emptyText="Nobody’s challenge is shown yet." mayAnswer={mayKeep && !isFinal} />
      <h2 class="nhsuk-heading-m">From draft to now</h2>
      <Wordings versions={versions} />
      <p><a href={changesHref(conversation, phase)}>All changes from draft to final</a></p>
      {mayKeep && <p><a href={`/statements/${statement.id}/keeping`}>Change this statement</a></p>}
    </div>
  );
}

/** From the text to the theme is one step, from there to the words people used another. */
function Trace({ view: { statement, objective } }: { view: StatementView }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">Where it comes from</h2>
      {statement.themeId && statement.themeTitle !== null
        ? <p>It comes from what people said: <a href={`/themes/${statement.themeId}`} data-quoted>{statement.themeTitle}</a>. There you find their words.</p>
        : <p><strong>It does not say yet which theme it comes from.</strong></p>}
      {objective && <p>It became an objective: <a href={`/objectives/${objective.id}`} data-quoted>{objective.wording}</a>.</p>}
    </>
  );
}
