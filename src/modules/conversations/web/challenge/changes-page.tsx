import { formatLondonDate } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { mayDo } from '../../data/acting.ts';
import { finalKindTitle, statementKindTitle } from '../../domain/challenge/outcomes.ts';
import { challengesOf } from '../../queries/challenge/challenges.ts';
import { finalTextOf, statementsOf, versionsOf } from '../../queries/challenge/statements.ts';
import { signaturesOf } from '../../queries/phases/signatures.ts';
import { ExampleMark } from '../parts.tsx';
import { placeAsked, trail } from '../where.ts';
import { statementHref } from './addresses.ts';
import { ChallengeList } from './challenge-list.tsx';
import { Wordings } from './wordings.tsx';

/** The public change log of check and challenge: every wording from draft to final, and every challenge with its outcome. */
export async function showChanges(ctx: RequestContext): Promise<Reply> {
  const { conversation, phase } = await placeAsked(ctx);
  const { statements, versions, challenges, finalText, signatures } = await ctx.read(async (tx) => ({
    statements: await statementsOf(tx, phase.id), versions: await versionsOf(tx, phase.id), challenges: await challengesOf(tx, phase.id), finalText: await finalTextOf(tx, phase.id), signatures: await signaturesOf(tx, phase.id),
  }));
  const signed = signatures.find(({ what }) => what === 'final text');
  const unanswered = challenges.filter(({ outcome }) => !outcome).length;
  return page({
    title: `From draft to final: ${phase.title}`, description: 'What changed because people challenged it, and what did not, with the reasons.', breadcrumbs: trail(conversation, phase), currentSection: '/co-planning',
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{phase.title}</span> From draft to final</h1>
        <ExampleMark conversation={conversation} />
        <p>{finalText ? `The final text was published on ${formatLondonDate(finalText.publishedAt)}.` : 'The final text is not published yet. It cannot be before every challenge has an answer.'}{signed && ` A peer leader signed it off on ${formatLondonDate(signed.signedAt)}.`}</p>
        <p>{challenges.length === 1 ? '1 challenge' : `${challenges.length} challenges`}: {challenges.filter(({ outcome }) => outcome && outcome.outcome !== 'changes nothing').length} changed the text, {challenges.filter(({ outcome }) => outcome?.outcome === 'changes nothing').length} did not, {unanswered} without an answer yet.</p>
        {statements.map((statement) => (
          <section key={statement.id} aria-labelledby={`statement-${statement.number}`}>
            <h2 class="nhsuk-heading-m" id={`statement-${statement.number}`}><a href={statementHref(conversation, phase, statement)}>{(finalText ? finalKindTitle : statementKindTitle)[statement.kind]} {statement.number}</a></h2>
            <Wordings versions={versions.filter(({ statementId }) => statementId === statement.id)} />
          </section>
        ))}
        <h2 class="nhsuk-heading-m">Every challenge and what came of it</h2>
        <ChallengeList place={{ conversation, phase }} challenges={challenges} statements={statements} emptyText="Nobody’s challenge is shown yet." mayAnswer={!finalText && mayDo(ctx.viewer, 'organise conversations', conversation.organisationId)} />
      </div>
    ),
  });
}
