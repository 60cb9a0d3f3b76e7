import type { JSX } from 'preact';
import { InsetText, Tag } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { lossesBetween, type Loss, type Share } from '../../domain/modes/losses.ts';
import { modes, partOf, type Part, type ShownPart } from '../../domain/modes/mode-record.ts';
import { travelSaved } from '../../domain/modes/travel.ts';
import { tooFewWords } from '../../domain/publishing/policy.ts';
import { quarterName } from '../../domain/reviews/review.ts';
import type { ModeRecord } from '../../queries/modes/modes.ts';

/** One quarter of a unit: what was lost since the one before, choice, what happened, what people found of it, and the way they did not travel. */
export function QuarterOfModes({ record, before, isNewest }: { record: ModeRecord; before: ModeRecord | undefined; isNewest: boolean }): JSX.Element {
  const { quarter, shown, source, isExample } = record;
  const name = quarterName(quarter);
  const groups = [...new Set(shown.map(({ group }) => group))];
  return (
    <section aria-labelledby={`quarter-${quarter}`}>
      <h2 class="nhsuk-heading-m" id={`quarter-${quarter}`}>{name}{isNewest && ': the newest'}{isExample && <> <Tag colour="yellow" text="Example" /></>}</h2>
      {before && <Lost losses={lossesBetween(before.shown, shown)} since={quarterName(before.quarter)} />}
      <DataTable
        caption={`Were people asked, and did they get what they chose? ${name}`} captionSize="s" rows={groups} emptyText="Nothing is shown."
        columns={[
          { key: 'group', head: 'People', cell: groupName },
          { key: 'asked', head: 'Were asked', cell: (group) => shareWords(partOf(shown, 'asked', group), 0) },
          { key: 'got', head: 'Got what they chose, of those asked', cell: (group) => shareWords(partOf(shown, 'got', group), 0) },
        ]}
      />
      <DataTable
        caption={`What people chose, what took place and whether it suited them: ${name}`} captionSize="s" rows={groups.flatMap((group) => modes.map((mode, at) => ({ group, mode, at })))} emptyText="Nothing is shown."
        columns={[
          { key: 'group', head: 'People', cell: ({ group, mode }) => `${groupName(group)}, ${mode}` },
          { key: 'chosen', head: 'Chose it, of those asked', cell: ({ group, at }) => shareWords(partOf(shown, 'chosen', group), at) },
          { key: 'happened', head: 'Took place', cell: ({ group, at }) => shareWords(partOf(shown, 'happened', group), at) },
          { key: 'suited', head: 'It suited them, of those who answered', cell: ({ group, mode }) => shareWords(partOf(shown, `suited ${mode}` satisfies Part, group), 0) },
        ]}
      />
      <Travel record={record} />
      <p class="nhsuk-body-s">Source: <span data-quoted>{source}</span>.</p>
    </section>
  );
}

const groupName = (group: string): string => (group === '' ? 'Everybody' : group);

function shareWords(part: ShownPart | undefined, at: number): string {
  if (!part) return 'Not recorded';
  const [count, total] = [part.counts[at] ?? null, part.total];
  if (count === null) return tooFewWords;
  return total === null ? `${number(count)}; of how many is not shown` : shareOf({ part: count, of: total });
}

const shareOf = ({ part, of }: Share): string => `${part.toLocaleString('en-GB')} of ${of.toLocaleString('en-GB')} (${Math.round((part / of) * 100)}%)`;

const lossWords: Readonly<Record<Loss['what'], string>> = { asked: 'fewer were asked', got: 'fewer of those asked got what they chose', access: 'fewer of all appointments were theirs' };

function Lost({ losses, since }: { losses: readonly Loss[]; since: string }): JSX.Element | null {
  if (losses.length === 0) return null;
  return (
    <InsetText>
      <p><strong>Video rose since {since}, while people lost choice or access.</strong> By more than chance explains. Ask these people why:</p>
      <ul class="nhsuk-list nhsuk-list--bullet">{losses.map(({ group, what, before, now }) => <li>{groupName(group)}: {lossWords[what]}, {shareOf(before)} before and {shareOf(now)} now</li>)}</ul>
    </InsetText>
  );
}

const number = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 1 });

/** The arithmetic stands in full, so that anyone can do it again. */
function Travel({ record: { distances, shown } }: { record: ModeRecord }): JSX.Element {
  const saved = travelSaved(distances, shown);
  if (!saved || !distances) return <p class="nhsuk-u-reading-width">Travel saved: not known. It needs distances of visits in person, and counts that can be shown.</p>;
  return (
    <p class="nhsuk-u-reading-width">
      Travel saved: about <strong>{number(Math.round(saved.miles))} miles</strong>. Those who came had {number(distances.miles)} miles over {number(distances.visits)} visits, which is {saved.milesEachWay.toLocaleString('en-GB', { maximumFractionDigits: 2 })} miles each way.
      So ({number(saved.byVideo)} by video + {number(saved.byPhone)} by phone) × 2 ways × {saved.milesEachWay.toLocaleString('en-GB', { maximumFractionDigits: 2 })} miles. This takes those seen by video or phone to live as far away, which nobody has checked.
    </p>
  );
}
