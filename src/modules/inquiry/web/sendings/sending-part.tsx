import { formatDay } from '#platform/clock';
import type { RequestContext } from '#platform/http';
import { emptyForm, Form, HiddenField, SelectField } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { levelsAbove } from '../../commands/send-up.ts';
import { mayHere } from '../../permissions.ts';
import { sendingsOf, type SendingLine } from '../../queries/sendings.ts';
import type { Snapshot } from '../../queries/snapshots.ts';
import type { Shown } from '../sent.ts';
import { snapshotHref } from '../snapshots/addresses.ts';

/** What a snapshot's own organisation sees of sending it up; null for everybody else, and before it is signed. */
export interface SendingScene {
  sent: readonly SendingLine[];
  above: readonly { id: string; name: string }[];
}

export async function sendingScene(ctx: RequestContext, { id, organisationId, unit, signedOn }: Snapshot): Promise<SendingScene | null> {
  if (!signedOn || !unit || organisationId === null || !mayHere(ctx.viewer, 'send a snapshot up', organisationId)) return null;
  return ctx.read(async (tx) => ({ sent: await sendingsOf(tx, id), above: await levelsAbove(tx, unit.id, ctx.now) }));
}

/** Where it was sent, taking it back, and sending it. */
export function SendingPart({ scene: { sent, above }, snapshot, csrfToken, shown }: { scene: SendingScene; snapshot: Snapshot; csrfToken: string; shown?: Shown | undefined }) {
  const action = `${snapshotHref(snapshot)}/sending`;
  const free = above.filter(({ id }) => !sent.some(({ toUnitId, takenBackOn }) => toUnitId === id && takenBackOn === null));
  return (
    <div class="nhsuk-u-reading-width">
      <h2 class="nhsuk-heading-m" id="sending">Sent up</h2>
      <p>An integrated care system or a region may put it together with others. It sees only how many places are at which stage, and only from eight places on. It never sees which place, and never your words. Each is counted once, at the beginning of a month. Until then you can take it back.</p>
      {sent.length > 0 && (
        <ul class="nhsuk-list">
          {sent.map(({ toUnitId, to, sentOn, takenBackOn, countedOn }) => (
            <li>
              {to}: sent on {formatDay(sentOn)}{takenBackOn ? `, taken back on ${formatDay(takenBackOn)}.` : countedOn ? `, counted on ${formatDay(countedOn)}.` : '.'}
              {!takenBackOn && !countedOn && <Form action={`${action}/ending`} csrfToken={csrfToken}><HiddenField name="toUnitId" value={toUnitId} /><Button variant="secondary" html={<>Take it back<span class="nhsuk-u-visually-hidden"> from {to}</span></>} /></Form>}
            </li>
          ))}
        </ul>
      )}
      {free.length > 0 ? (
        <Form action={action} csrfToken={csrfToken} state={shown?.state ?? emptyForm}>
          <SelectField name="toUnitId" label="Send it up to" items={[{ value: '', text: 'Choose one' }, ...free.map(({ id, name }) => ({ value: id, text: name }))]} />
          <Button variant="secondary" text="Send it up" />
        </Form>
      ) : above.length === 0 && <p>No integrated care system or region stands above this place, so there is nowhere to send it.</p>}
    </div>
  );
}
