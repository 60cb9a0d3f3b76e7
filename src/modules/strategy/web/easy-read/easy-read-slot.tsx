import { formatDay, londonDay } from '#platform/clock';
import type { RequestContext } from '#platform/http';
import { Details, InsetText } from '#ui/nhsuk';
import { mayAround } from '../../data/around-acting.ts';
import { sitePages } from '../../domain/site-pages.ts';
import type { EasyRead } from '../../queries/easy-read.ts';

interface Props {
  readonly easyRead: EasyRead | null;
  readonly now: Date;
  /** Where people can ask for one: the organisation that answers for the text, or the people who run this site. */
  readonly ask?: { readonly href: string; readonly name: string } | undefined;
  /** For those who may write it. */
  readonly writeHref?: string | undefined;
}

/** Where every public text says whether it can be read in easy words; never silent (row S138). */
export function EasyReadSlot({ easyRead, now, ask = { href: '/take-part', name: 'the people who run this site' }, writeHref }: Props) {
  const write = writeHref && <> <a class="allied-print-hidden" href={writeHref}>{easyRead?.words ? 'Change the easy read version' : 'Write the easy read version'}</a></>;
  if (easyRead?.words) {
    return (
      <>
        <Details summary="Read this in easy words">{easyRead.words.split(/\n{2,}/).map((paragraph) => <p key={paragraph}>{paragraph}</p>)}</Details>
        {write && <p>{write}</p>}
      </>
    );
  }
  return (
    <InsetText classes="allied-easy-read">
      <p>{missingSentence(easyRead?.plannedFor ?? null, londonDay(now))} Would it help you? <a href={ask.href}>Ask {ask.name}</a>.{write}</p>
    </InsetText>
  );
}

/** Where to ask about a text of this organisation; one that is here for its policy only does not answer here. */
export const askOrganisation = ({ code, name, policyTextOnly }: { readonly code: string; readonly name: string; readonly policyTextOnly: boolean }) =>
  (policyTextOnly ? undefined : { href: `/organisations/${code}#contact`, name });

/** For a page of this site: where its easy-read version is written, for those who keep these pages. */
export function writeHrefOf({ path, viewer }: Pick<RequestContext, 'path' | 'viewer'>): string | undefined {
  const found = sitePages.find(({ address }) => address === path);
  return found && mayAround(viewer, 'write easy read of every page') ? `/easy-read/pages/${found.code}` : undefined;
}

function missingSentence(plannedFor: string | null, today: string): string {
  if (!plannedFor) return 'There is no easy read version of this page yet. No date is set for it.';
  if (plannedFor < today) return `There is no easy read version of this page yet. It was planned for ${formatDay(plannedFor)} and is late.`;
  return `There is no easy read version of this page yet. It is planned for ${formatDay(plannedFor)}.`;
}
