import { formatDay } from '#platform/clock';
import type { RequestContext } from '#platform/http';
import { emptyForm, Form, SelectField } from '#ui/forms';
import { Button, Details } from '#ui/nhsuk';
import type { JoinPlace, OwnSharing } from '../../queries/own-sharing.ts';
import type { Snapshot } from '../../queries/snapshots.ts';
import type { Shown } from '../sent.ts';
import { snapshotHref } from '../snapshots/addresses.ts';

export interface OwnScene {
  places: readonly JoinPlace[];
  sharing: OwnSharing | null;
}

/** What only its own person sees: letting it count, taking that back, and taking it away. */
export function OwnPart({ snapshot, scene: { places, sharing }, ctx, shown }: { snapshot: Snapshot; scene: OwnScene; ctx: RequestContext; shown: Shown | undefined }) {
  return (
    <div class="nhsuk-u-reading-width">
      <h2 class="nhsuk-heading-m">Yours alone</h2>
      <p>Nobody else can read this: not your manager, not the people who run your organisation.</p>
      {snapshot.signedOn && sharing && <Shared snapshot={snapshot} sharing={sharing} csrfToken={ctx.csrf()} />}
      {snapshot.signedOn && !sharing && places.length > 0 && (
        <Details summary="Let it join a count" open={shown !== undefined}>
          <p>You choose one place. Once a month, if eight people or more chose the same place, we count how many are at each stage. People of that place’s organisation can read the count.</p>
          <p>Your words are never counted, and a number below eight is never shown. A snapshot is counted once, in the place that you choose and nowhere else.</p>
          <Form action={`${snapshotHref(snapshot)}/sharing`} csrfToken={ctx.csrf()} state={shown?.state ?? emptyForm}>
            <SelectField name="unitId" label="Which count should it join?" hint="Eight people come together sooner in a larger place." items={[{ value: '', text: 'Choose one' }, ...places.map(({ id, name, isAbove }) => ({ value: id, text: isAbove ? `${name}, with all its teams` : name }))]} />
            <Button variant="secondary" text="Let it join" />
          </Form>
        </Details>
      )}
      <Details summary="Take it away">
        <p>It is gone for good. If it was counted, the count stays: nobody can tell which one was yours.</p>
        <Form action={`${snapshotHref(snapshot)}/removal`} csrfToken={ctx.csrf()}><Button variant="warning" text="Take my snapshot away" /></Form>
      </Details>
    </div>
  );
}

function Shared({ snapshot, sharing: { place, placeCode, countedOn }, csrfToken }: { snapshot: Snapshot; sharing: OwnSharing; csrfToken: string }) {
  if (countedOn) return <p>It was counted on {formatDay(countedOn)}, with others of {place}. <a href={`/inquiry/units/${placeCode}/spread`}>See the count</a>. It is not counted again.</p>;
  return (
    <>
      <p>It waits for the next count of {place}: on the first day of a month, if eight people or more let theirs join.</p>
      <Form action={`${snapshotHref(snapshot)}/keeping`} csrfToken={csrfToken}><Button variant="secondary" text="Keep it to myself after all" /></Form>
    </>
  );
}
