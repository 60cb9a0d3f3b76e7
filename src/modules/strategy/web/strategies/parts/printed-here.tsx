import { InsetText } from '#ui/nhsuk';
import type { PrintedWith } from '../../../domain/printed-section.ts';
import type { StrategyHead } from '../../../queries/strategy-head.ts';
import type { StrategyNodeRow } from '../../../queries/strategy-tree.ts';
import { nodeHref, partHref } from '../addresses.ts';
import { StatedNumber } from './stated-number.tsx';

interface Props {
  printed: PrintedWith;
  head: StrategyHead;
  /** The top part that this one belongs to. */
  parent: StrategyNodeRow | undefined;
  today: string;
}

/** What people said, what was promised and which numbers were printed beside this part. An empty place says so. */
export function PrintedHere({ printed: { voices, promises, numbers }, head, parent, today }: Props) {
  return (
    <>
      <h2 class="nhsuk-heading-m" id="people">What people said</h2>
      {voices.map(({ excerpt, attribution, section }) => (
        <InsetText>
          <blockquote class="allied-quote" data-quoted><p>“{excerpt}”</p></blockquote>
          <p class="nhsuk-body-s" data-quoted>{attribution}. Printed in {head.shortTitle}, {section}.</p>
        </InsetText>
      ))}
      {voices.length === 0 && <p>{parent ? <>If the document prints words that people said, you find them with <a href={`${nodeHref(head.code, parent.code)}#people`} data-quoted>{parent.title}</a>.</> : 'The document prints no words of people here.'} What people say now stands in the <a href="/conversations">conversations</a>.</p>}
      {promises.length > 0 && (
        <>
          <h2 class="nhsuk-heading-m" id="promises">What was promised here</h2>
          <ul class="nhsuk-list nhsuk-list--bullet">{promises.map(({ text, owner }) => <li data-quoted>“{text}” ({owner})</li>)}</ul>
          <p><a href={partHref(head.code, 'promises')}>All promises of this strategy</a></p>
        </>
      )}
      {numbers.length > 0 && (
        <>
          <h2 class="nhsuk-heading-m" id="numbers">Numbers printed here</h2>
          <ul class="nhsuk-list">{numbers.map((number) => <li class="allied-links__item"><StatedNumber number={number} today={today} /></li>)}</ul>
        </>
      )}
    </>
  );
}
