import type { JSX } from 'preact';
import { AssuranceIcon, VariationIcon } from '#ui/charts';
import { Table } from '#ui/nhsuk';
import { ambitionTitle, type Ambition } from '../../domain/ambitions.ts';
import { assuranceKinds, assuranceWords, variationKinds, variationWords, type AssuranceKind, type VariationKind } from '../../domain/results/words.ts';
import type { MatrixCount } from '../../queries/matrix/matrix.ts';
import { hasIcon } from '../judgement.tsx';
import { hrefOf, type MatrixChoice } from './read-choice.ts';

/** One ambition: what the last figures show, against whether the target will be met. Kinds that no set of any ambition shows are left out. */
export function AmbitionMatrix({ ambition, counts, choice }: { ambition: Ambition; counts: readonly MatrixCount[]; choice: MatrixChoice }): JSX.Element {
  const here = counts.filter((one) => one.ambition === ambition);
  if (here.length === 0) return <section><h2 class="nhsuk-heading-m">{ambitionTitle(ambition)}</h2><p>No figures that you may see fit this choice.</p></section>;
  const [rows, columns] = [variationKinds.filter((kind) => counts.some(({ variation }) => variation === kind)), assuranceKinds.filter((kind) => counts.some(({ assurance }) => assurance === kind))];
  const at = (variation: VariationKind, assurance: AssuranceKind) => here.find((one) => one.variation === variation && one.assurance === assurance)?.count ?? 0;
  return (
    <Table
      caption={{ text: `${ambitionTitle(ambition)}: ${countWords(here.reduce((sum, { count }) => sum + count, 0))}`, size: 'm' }} responsive firstCellIsHeader
      head={['What the last figure shows', ...columns.map((kind) => assuranceWords[kind])].map((text, column) => ({ text, format: column === 0 ? undefined : ('numeric' as const) }))}
      rows={rows.map((variation) => [
        { html: <span class="allied-judged">{hasIcon(variation) && <VariationIcon state={variation} />} {variationWords[variation]}</span> },
        ...columns.map((assurance) => ({ format: 'numeric' as const, html: <Cell count={at(variation, assurance)} href={hrefOf({ ...choice, ambition, variation, assurance, page: 1 })} {...{ ambition, variation, assurance }} /> })),
      ])}
    />
  );
}

function Cell({ count, href, ambition, variation, assurance }: { count: number; href: string; ambition: Ambition; variation: VariationKind; assurance: AssuranceKind }): JSX.Element {
  if (count === 0) return <>0</>;
  return (
    <span class="allied-judged">
      {assurance !== 'none' && <AssuranceIcon state={assurance} />}{' '}
      <a href={`${href}#list`}>{count.toLocaleString('en-GB')}<span class="nhsuk-u-visually-hidden"> of {ambitionTitle(ambition)}: {variationWords[variation]}. {assuranceWords[assurance]}</span></a>
    </span>
  );
}

export const countWords = (count: number): string => (count === 1 ? '1 set of figures' : `${count.toLocaleString('en-GB')} sets of figures`);
