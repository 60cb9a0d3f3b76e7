import { formatDay, londonDay } from '#platform/clock';
import { Details, InsetText } from '#ui/nhsuk';
import type { EasyRead } from '../../queries/easy-read.ts';

/** Where every public text says whether it can be read in easy words; never silent (row S138). */
export function EasyReadSlot({ easyRead, now }: { readonly easyRead: EasyRead | null; readonly now: Date }) {
  if (easyRead?.words) {
    return <Details summary="Read this in easy words">{easyRead.words.split(/\n{2,}/).map((paragraph) => <p key={paragraph}>{paragraph}</p>)}</Details>;
  }
  return <InsetText classes="allied-easy-read" text={missingSentence(easyRead?.plannedFor ?? null, londonDay(now))} />;
}

function missingSentence(plannedFor: string | null, today: string): string {
  if (!plannedFor) return 'There is no easy read version of this page yet. No date is set for it.';
  if (plannedFor < today) return `There is no easy read version of this page yet. It was planned for ${formatDay(plannedFor)} and is late.`;
  return `There is no easy read version of this page yet. It is planned for ${formatDay(plannedFor)}.`;
}
