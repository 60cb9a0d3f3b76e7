import { z } from 'zod';
import { professions } from '#modules/directory';
import { readShippedContent } from './shipped-content.ts';

export interface ListItem {
  code: string;
  title: string;
}

export interface ControlledList {
  code: string;
  title: string;
  /** Where the strategy prints it. */
  section: string;
  items: readonly ListItem[];
}

/** The lists that work may be tagged with (row S98), in the order the coverage page shows them. */
const TAG_LISTS = ['programme-areas', 'major-conditions', 'cyp-areas', 'recovery-areas'] as const;

const item = z.looseObject({ code: z.string(), title: z.string() });
const listsSchema = z.looseObject({
  lists: z.array(z.looseObject({ code: z.string(), title: z.string(), source: z.looseObject({ section: z.string() }), items: z.array(item) })),
});

/** Every list that work may be tagged with; the 14 professions come last. */
export const tagLists: readonly ControlledList[] = [...printedLists(), professionList()];

export const knownTag = (listCode: string, itemCode: string): boolean => tagLists.some(({ code, items }) => code === listCode && items.some((one) => one.code === itemCode));

function printedLists(): ControlledList[] {
  const { lists } = readShippedContent('lists.yaml', listsSchema);
  return TAG_LISTS.map((code) => {
    const list = lists.find((one) => one.code === code);
    if (!list) throw new Error(`content/lists.yaml has no list "${code}"`);
    return { code, title: list.title, section: list.source.section, items: list.items.map(({ code: itemCode, title }) => ({ code: itemCode, title })) };
  });
}

function professionList(): ControlledList {
  return { code: 'professions', title: 'The 14 professions', section: 'Introduction: The context', items: professions.map(({ code, title }) => ({ code, title })) };
}
