import { Tag } from '#ui/nhsuk';
import type { Citation } from '../../queries/policy-sources.ts';

/** What a part of a strategy leans on, for its page; nothing where it cites nothing. A source that is no longer in force says so. */
export function Citations({ citations }: { readonly citations: readonly Citation[] }) {
  if (citations.length === 0) return null;
  return (
    <section aria-labelledby="policy-sources">
      <h2 class="nhsuk-heading-m" id="policy-sources">What it leans on</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {citations.map(({ id, sourceCode, sourceTitle, place, statement, supersededBy }) => (
          <li key={id}>
            <a href={`/sources/${sourceCode}`} data-quoted>{sourceTitle}</a>, {place}: <span data-quoted>{statement}</span>
            {supersededBy && <> <Tag colour="orange" text="Superseded" /> Something newer took its place: <span data-quoted>{supersededBy}</span></>}
          </li>
        ))}
      </ul>
    </section>
  );
}
