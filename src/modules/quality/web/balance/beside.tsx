import type { JSX } from 'preact';
import { needsBeside, type Balanced } from '../../domain/balance/lacks-beside.ts';
import type { Beside, BesideLine } from '../../queries/balance/balance.ts';

/** Quality and staff of the same unit, beside a figure of productivity or cost. Nothing beside other figures. */
export function BesideLines({ measure, beside }: { measure: Balanced; beside: Beside }): JSX.Element | null {
  if (!needsBeside(measure)) return null;
  return (
    <section class="nhsuk-u-reading-width" aria-labelledby="beside">
      <h2 class="nhsuk-heading-m" id="beside">Read these beside it</h2>
      <p>A figure of productivity or cost says little by itself. Look at what people got and how staff are.</p>
      <Lines title="Quality of care" lines={beside.quality} />
      <Lines title="Staff" lines={beside.staff} />
    </section>
  );
}

const Lines = ({ title, lines }: { title: string; lines: readonly BesideLine[] }) => (
  <>
    <h3 class="nhsuk-heading-s">{title}</h3>
    <ul class="nhsuk-list nhsuk-list--bullet">{lines.map(({ id, name }) => <li><a href={`/quality/series/${id}`}>{name}</a></li>)}</ul>
  </>
);
