import { CheckboxesField } from '#ui/forms';
import { Details } from '#ui/nhsuk';
import { tagLists } from '../../data/controlled-lists.ts';
import type { Tag } from '../../data/tag-rows.ts';

export const tagsOf = (values: readonly string[]): Tag[] => values.map((value) => ({ list: value.split(':')[0] ?? '', item: value.split(':').slice(1).join(':') }));
export const tagValue = ({ list, item }: Tag): string => `${list}:${item}`;

/** Boxes to tick, one list after the other, named `tags`. */
export function TagFields() {
  return (
    <>
      <h2 class="nhsuk-heading-s">What is it about?</h2>
      <p class="nhsuk-hint">Open a list and tick what fits. The work is then found on the coverage page.</p>
      {tagLists.map((list) => (
        <Details key={list.code} summary={list.title}>
          <CheckboxesField name="tags" legend={{ text: list.title, size: 's' }} small items={list.items.map(({ code, title }) => ({ id: `tags-${list.code}-${code.replaceAll('.', '-')}`, value: `${list.code}:${code}`, text: title }))} />
        </Details>
      ))}
    </>
  );
}
