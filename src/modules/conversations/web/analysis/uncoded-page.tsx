import { page, pageAsked, pageOfList, type Reply, type RequestContext } from '#platform/http';
import { Form, formState, SelectField } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { DataTable, LongWords, Paging, rangeWords } from '#ui/tables';
import { roundsOf } from '../../queries/analysis/coding-desk.ts';
import { UNCODED_PAGE, whyWithoutCode, wordsWithoutCode, type UncodedLine, type WhyWithoutCode } from '../../queries/analysis/words-without-code.ts';
import { writtenIn } from '../../domain/languages.ts';
import { conversationFor, deskTrail, uncodedHref } from './parts.tsx';

const whyTitle: Readonly<Record<WhyWithoutCode, string>> = { 'no code fits': 'Settled: no code fits', 'coded differently': 'Coded differently, waits to be settled', 'being coded': 'Being coded', 'in no batch': 'In no batch yet' };

/** Shown words without a code: what the frame may have missed, and what is still to be read. */
export async function showUncoded(ctx: RequestContext): Promise<Reply> {
  const conversation = await conversationFor(ctx, 'code words');
  const asked = { batch: wholeNumber(ctx.query['batch']), part: wholeNumber(ctx.query['part']), why: whyWithoutCode.find((each) => each === ctx.query['why']) ?? null };
  const { found, rounds } = await ctx.read(async (tx) => ({ found: await pageOfList({ asked: pageAsked(ctx), onAPage: UNCODED_PAGE }, (at) => wordsWithoutCode(tx, { conversationId: conversation.id, ...asked, page: at })), rounds: await roundsOf(tx, conversation.id) }));
  const here = uncodedHref(conversation);
  const values = { batch: String(asked.batch ?? ''), part: String(asked.part ?? ''), why: asked.why ?? '' };
  const all = { value: '', text: 'All' };
  return page({
    title: `Words without a code: ${conversation.title}`, currentSection: '/co-planning', breadcrumbs: deskTrail(conversation),
    content: (
      <>
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{conversation.title}</span> Words without a code</h1>
        <div class="nhsuk-u-reading-width">
          <p>Read these to see what the codes miss. Words that are being coded by two people stand here with nothing about what either gave.</p>
          <Form action={here} method="get" state={formState(values)}>
            <SelectField name="why" label="Why they have none" items={[all, ...whyWithoutCode.map((value) => ({ value, text: whyTitle[value] }))]} />
            <SelectField name="batch" label="Batch" items={[all, ...rounds.map((round) => ({ value: String(round.number), text: `Batch ${round.number}` }))]} />
            <SelectField name="part" label="Part of the conversation" items={[all, ...conversation.phases.map(({ position, title }) => ({ value: String(position), text: title }))]} />
            <Button text="Show these" variant="secondary" />
          </Form>
        </div>
        <p>{rangeWords({ page: found.page, pageSize: UNCODED_PAGE, total: found.total })}</p>
        <Uncoded lines={found.lines} conversation={conversation} />
        <Paging page={found.page} pageCount={Math.ceil(found.total / UNCODED_PAGE)} hrefOf={(to) => `${here}?${new URLSearchParams({ ...values, page: String(to) }).toString()}`} ariaLabel="Pages of words" />
      </>
    ),
  });
}

const Uncoded = ({ lines, conversation }: { lines: readonly UncodedLine[]; conversation: { code: string } }) => (
  <DataTable caption="Ideas and comments without a settled code" rows={lines} emptyText="There are none." isFirstColumnHeader={false} columns={[
    { key: 'words', head: 'Words', cell: ({ words, language }) => <span {...writtenIn(language)} data-quoted><LongWords text={words} /></span> },
    { key: 'part', head: 'Part', cell: ({ phasePosition, phaseTitle }) => <a href={`/conversations/${conversation.code}/${phasePosition}`} data-quoted>{phaseTitle}</a> },
    { key: 'batch', head: 'Batch', cell: ({ roundId, batch }) => (roundId ? <a href={`/coding/${roundId}`}>Batch {batch}</a> : 'None') },
    { key: 'why', head: 'Why', cell: ({ why, roundId, id, words }) => <>{whyTitle[why]}{(why === 'no code fits' || why === 'coded differently') && <>. <a href={`/coding/${roundId}/reconciliation?words=${id}`} aria-label={`Code these words: ${words.slice(0, 60)}`}>Code these words</a></>}</> },
  ]} />
);

function wholeNumber(typed: unknown): number | null {
  const number = typeof typed === 'string' && /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
  return number >= 1 ? number : null;
}
