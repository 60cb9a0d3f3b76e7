import type { ComponentChildren, JSX } from 'preact';
import { Form, HiddenField } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { needsBeside } from '../../domain/balance/lacks-beside.ts';
import { unitAfter } from '../../domain/measure.ts';
import { limitsOf, placeWords } from '../../domain/variation/draw-funnel.ts';
import { noSumWords } from '../../domain/variation/sum-periods.ts';
import type { FunnelPage } from '../../queries/variation/funnel-page.ts';
import type { PeerLine } from '../../queries/variation/peers.ts';
import { answerWords } from './answer-words.ts';

interface Asking {
  found: FunnelPage;
  /** Units that the viewer may ask about. */
  mayAsk: ReadonlySet<string>;
  /** Who may read a question, in which they have a part. */
  mayOpen: boolean;
  csrfToken: () => string;
  address: string;
}

/** By name, never by size: a row number would be read as a rank. */
export function PeerTable(asking: Asking): JSX.Element {
  const { found } = asking;
  const { measure, funnel } = found;
  const after = unitAfter(measure);
  const points = funnel.ok ? funnel.points : new Map<string, never>();
  return (
    <DataTable
      caption="Units by name" captionSize="m" rows={found.peers} emptyText="No figures that you may see have come in for these units."
      columns={[
        { key: 'unit', head: 'Who', cell: ({ seriesId, unit, organisation }) => <><a href={`/quality/series/${seriesId}`}>{unit}</a>, {organisation}</> },
        ...(needsBeside(measure) ? [{ key: 'beside', head: 'Read beside it', cell: ({ seriesId, unit }: PeerLine) => <a href={`/quality/series/${seriesId}#beside`}>Quality and staff<span class="nhsuk-u-visually-hidden">: {unit}</span></a> }] : []),
        { key: 'counts', head: 'Counted', isNumeric: true, cell: (peer) => counts(peer) },
        { key: 'value', head: 'Figure', isNumeric: true, cell: (peer) => shown(peer, measure.multiplier, after) },
        { key: 'limits', head: 'Limits for its size', isNumeric: true, cell: ({ unitId }) => limits(points.get(unitId), after) },
        { key: 'place', head: 'What the limits say', cell: (peer) => <Place peer={peer} asking={asking} /> },
      ]}
    />
  );
}

const number = (value: number, digits = 1): string => value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });

const count = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 1 });

const counts = ({ numerator, denominator, counted, asked }: PeerLine): string =>
  numerator === null ? '–' : `${count(numerator)}${denominator === null ? '' : ` of ${count(denominator)}`}${counted < asked ? ` (${counted} of ${asked} periods)` : ''}`;

export function shown(peer: PeerLine, multiplier: number, after: string): string {
  if (peer.numerator === null) return noSumWords(peer);
  if (peer.denominator === null) return count(peer.numerator);
  return peer.denominator === 0 ? 'Nobody to count' : `${number((peer.numerator / peer.denominator) * multiplier)}${after}`;
}

function limits(point: Parameters<typeof limitsOf>[0] | undefined, after: string): string {
  const { lower, upper } = point ? limitsOf(point) : { lower: null, upper: null };
  return lower === null || upper === null ? '–' : `${number(lower)} to ${number(upper)}${after}`;
}

function Place({ peer, asking: { found, mayAsk, mayOpen, csrfToken, address } }: { peer: PeerLine; asking: Asking }): JSX.Element {
  const point = found.funnel.ok ? found.funnel.points.get(peer.unitId) : undefined;
  const question = found.questions.get(peer.unitId);
  const lines: ComponentChildren[] = [placeWords(point)];
  if (question) lines.push(mayOpen ? <a href={`/quality/questions/${question.id}`}>{answerWords(question)}<span class="nhsuk-u-visually-hidden">: {peer.unit}</span></a> : answerWords(question));
  if (!question && point && point.side !== null && mayAsk.has(peer.unitId)) {
    lines.push(
      <Form action={address.replace('?', '/questions?')} csrfToken={csrfToken()}>
        <HiddenField name="unit" value={peer.unitCode} />
        <Button variant="secondary" small>Ask why<span class="nhsuk-u-visually-hidden">: {peer.unit}</span></Button>
      </Form>,
    );
  }
  return <>{lines.map((line) => <div>{line}</div>)}</>;
}
