import type { JSX } from 'preact';
import { levelTitles } from '#modules/directory';
import { Details } from '#ui/nhsuk';
import type { UnitPlace } from '../../queries/unit/unit-place.ts';

/** More units than this are folded away. */
const MOST_OPEN = 8;

/** The way up the tree and the steps down from a unit, each as a link to the same page there. */
export function UnitSteps({ place: { name, above, below }, hrefOf }: { place: UnitPlace; hrefOf: (code: string) => string }): JSX.Element {
  const list = <ul class="nhsuk-list nhsuk-list--bullet">{below.map((unit) => <li><a href={hrefOf(unit.code)}>{unit.name}</a> ({levelTitles[unit.level].toLowerCase()})</li>)}</ul>;
  return (
    <nav class="nhsuk-u-reading-width" aria-label="Up and down the tree">
      {above.length > 0 && <p>Part of: {above.map((unit, at) => <>{at > 0 && ', in it '}<a href={hrefOf(unit.code)}>{unit.name}</a></>)}.</p>}
      {below.length > 0 && below.length <= MOST_OPEN && <><p class="nhsuk-u-margin-bottom-1">Belonging to {name}:</p>{list}</>}
      {below.length > MOST_OPEN && <Details summary={`${below.length} belong to ${name}`}>{list}</Details>}
    </nav>
  );
}
