import { page, type Reply, type RequestContext } from '#platform/http';
import { InsetText } from '#ui/nhsuk';
import { DataTable, LongWords } from '#ui/tables';
import { NotFound } from '#platform/errors';
import { authorise } from '../../data/acting.ts';
import { agreementPage, type AgreementPage } from '../../queries/analysis/agreement.ts';
import { roundPage, type RoundPage } from '../../queries/analysis/coding-desk.ts';
import { alphaWords, deskTrail } from './parts.tsx';

/** How far two coders agree, once both have finished. */
export async function showAgreement(ctx: RequestContext): Promise<Reply> {
  const round = await ctx.read((tx) => roundPage(tx, ctx.params['id'] ?? ''));
  authorise(ctx, 'code words', round.organisationId);
  if (!round.finishedAt) throw new NotFound('The codes can be compared when all coders have finished.');
  const found = await ctx.read((tx) => agreementPage(tx, round));
  return page({
    title: `Agreement in batch ${round.number}`, currentSection: '/co-planning',
    breadcrumbs: [...deskTrail({ code: round.conversationCode, title: round.conversationTitle }), { text: `Batch ${round.number}`, href: `/coding/${round.id}` }],
    content: <Agreement round={round} found={found} />,
  });
}

function Agreement({ round, found: { agreement, frame, open } }: { round: RoundPage; found: AgreementPage }) {
  const nameOf = new Map(frame.map(({ id, name }) => [id, name]));
  const rows = [{ name: 'All codes of an idea or comment together', given: null as number | null, ...agreement.whole }, ...agreement.perCode.map((each) => ({ ...each, name: nameOf.get(each.codeId) ?? '' })), { name: 'How the words sound', given: null, ...agreement.sentiment }];
  return (
    <>
      <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{round.conversationTitle}</span> Agreement in batch {round.number}</h1>
      <div class="nhsuk-u-reading-width">
        <InsetText text={round.coderCount === 2 ? agreement.whole.sentence : 'One person coded this batch, so there is nothing to compare.'} />
        {round.coderCount === 2 && <p>Coded by {round.coders.map(({ role }) => `a ${role}`).join(' and ')}, without seeing each other’s codes. Both could open the guesses of this site, which can bring people closer to each other.</p>}
        {open.size > 0 && <p>They coded {open.size} of {round.words} differently.</p>}
        {round.settled < round.words && <p>{round.words - round.settled === 1 ? '1 waits' : `${round.words - round.settled} wait`} to be settled. <a href={`/coding/${round.id}/reconciliation`}>Settle them one by one</a>.</p>}
      </div>
      <DataTable caption="How far the coders agree (Krippendorff’s alpha)" captionSize="m" rows={rows} emptyText="Nothing was coded."
        columns={[
          { key: 'name', head: 'Code', cell: ({ name }) => <span data-quoted><LongWords text={name} /></span> },
          { key: 'given', head: 'Times given', isNumeric: true, cell: ({ given }) => given ?? '–' },
          { key: 'alpha', head: 'Alpha', isNumeric: true, cell: ({ alpha }) => alphaWords(alpha) },
          { key: 'range', head: '95% interval', isNumeric: true, cell: ({ low, high }) => (low === null || high === null ? '–' : `${alphaWords(low)} to ${alphaWords(high)}`) },
          { key: 'note', head: 'Note', cell: ({ notes }) => notes.map(({ text }) => text).join(' ') || '–' },
        ]} />
      <p class="nhsuk-u-reading-width">1 is full agreement and 0 is what chance would give. We rely on 0.80 or more. From 0.67 to 0.80 we draw first conclusions only. Figures are worked out from what the coders gave, before anything was settled. Codes that were merged since count as one, which can raise the figures.</p>
    </>
  );
}
