import type { ComponentChildren } from 'preact';
import { formatLondonDate } from '#platform/clock';
import { InsetText, Tag } from '#ui/nhsuk';
import type { StrategyHead } from '../../../queries/strategy-head.ts';
import { alignmentHref, partHref, strategyHref } from '../addresses.ts';
import { capitalised, stateColours } from '../words.ts';
import { Quoted } from './quoted.tsx';

const PARTS = [
  ['glance', 'At a glance'], ['years', 'Year by year'], ['alignment', 'What it serves'], ['numbers', 'Numbers'], ['promises', 'Promises'], ['achievements', 'Reached before'], ['timeline', 'Timeline'],
  ['versions', 'Versions'], ['history', 'History'], ['print', 'Print'],
] as const;

export type StrategyPart = (typeof PARTS)[number][0];

/** The frame of every page of a strategy: whose it is, what state it is in, the way to its other pages, and its source. */
export function StrategyFrame({ head, current, title, children }: { head: StrategyHead; current: StrategyPart; title?: string; children: ComponentChildren }) {
  return (
    <>
      <h1 class="nhsuk-heading-l nhsuk-u-margin-bottom-3">
        <span class="nhsuk-caption-l">{title === undefined ? head.organisation.name : head.shortTitle}</span>
        {title ?? head.title}
      </h1>
      <StrategyFacts head={head} />
      <StrategyParts head={head} current={current} />
      <OldWording head={head} />
      {children}
      <Source head={head} />
    </>
  );
}

export function StrategyFacts({ head, isPart = false }: { head: StrategyHead; isPart?: boolean }) {
  return (
    <ul class="allied-facts">
      {isPart && <li><a href={strategyHref(head.code)}>{head.shortTitle}</a></li>}
      {head.isExample && <li><Tag colour="yellow">Example</Tag></li>}
      <li><Tag colour={stateColours[head.state]}>{capitalised(head.state)}</Tag></li>
      <li>{head.periodStart} to {head.periodEnd}</li>
      <li>{head.organisation.name}</li>
      {!head.isPublic && <li><Tag colour="orange">Only your organisation can see this</Tag></li>}
    </ul>
  );
}

function StrategyParts({ head, current }: { head: StrategyHead; current: StrategyPart }) {
  const hrefOf = (part: StrategyPart) => (part === 'glance' ? strategyHref(head.code) : part === 'alignment' ? alignmentHref(head.code) : partHref(head.code, part));
  return (
    <nav class="allied-parts" aria-label={`Pages of ${head.shortTitle}`}>
      <ul class="allied-facts">
        {PARTS.filter(([part]) => part !== 'achievements' || (head.about.achievements?.length ?? 0) > 0).map(([part, words]) => <li>{part === current ? <a href={hrefOf(part)} aria-current="page"><strong>{words}</strong></a> : <a href={hrefOf(part)}>{words}</a>}</li>)}
      </ul>
    </nav>
  );
}

/** Nobody may take an old wording for the present one. */
export function OldWording({ head, currentHref }: { head: StrategyHead; currentHref?: string }) {
  if (head.version.isCurrent) return null;
  return (
    <InsetText>
      <p>
        You are reading old words: version {head.version.number}, made on {formatLondonDate(head.version.madeAt)}.{' '}
        <a href={currentHref ?? strategyHref(head.code)}>Read the words of today</a>.
      </p>
    </InsetText>
  );
}

/** Where the words come from, who may use them, and that nobody has endorsed this site. */
export function Source({ head }: { head: StrategyHead }) {
  const { attribution, licence, note, section } = head.about;
  return (
    <section aria-labelledby="source" class="allied-source">
      <h2 class="nhsuk-heading-s" id="source">Where these words come from</h2>
      <p class="nhsuk-body-s" data-quoted>{attribution} {section && <>Title and dates: {section}.</>}</p>
      <p class="nhsuk-body-s" data-quoted>{licence}</p>
      {note && <p class="nhsuk-body-s" data-quoted>Note: {note}</p>}
      <p class="nhsuk-body-s"><Quoted>{standingOf(head)}</Quoted></p>
    </section>
  );
}

/** Who stands behind these words here. Nobody may take a published strategy that came with this site for an endorsement of it. */
export function standingOf({ isExample, isByItsOwners, organisation, about }: StrategyHead): string {
  if (isExample) return 'This strategy is an example. The organisation is imagined.';
  return isByItsOwners ? `${organisation.name} put this strategy here.` : `${about.publisher} has not endorsed this site.`;
}
