import type { RequestContext } from '#platform/http';
import { Form, SelectField } from '#ui/forms';
import { Button, Details } from '#ui/nhsuk';
import type { Snapshot } from '../../queries/snapshots.ts';
import { snapshotHref } from '../snapshots/addresses.ts';

/** What only its own person sees: letting it count, taking that back, and taking it away. */
export function OwnPart({ snapshot, ctx }: { snapshot: Snapshot; ctx: RequestContext }) {
  const places = [...new Map(ctx.viewer.memberships.map((place) => [place.unitId, place])).values()];
  return (
    <div class="nhsuk-u-reading-width">
      <h2 class="nhsuk-heading-m">Yours alone</h2>
      <p>Nobody else can read this: not your manager, not the people who run your organisation.</p>
      {snapshot.signedOn && places.length > 0 && (
        <Details summary="Let it join a count">
          <p>Once a month, if eight people or more of one place let theirs join, we count how many are at each stage. Your words are never counted, and a number below eight is never shown. A snapshot is counted once.</p>
          <Form action={`${snapshotHref(snapshot)}/sharing`} csrfToken={ctx.csrf()}>
            <SelectField name="unitId" label="Which place?" items={[{ value: '', text: 'Choose one' }, ...places.map(({ unitId, unitName }) => ({ value: unitId, text: unitName }))]} />
            <Button variant="secondary" text="Let it join" />
          </Form>
          <Form action={`${snapshotHref(snapshot)}/keeping`} csrfToken={ctx.csrf()}><Button variant="secondary" text="Keep it to myself after all" /></Form>
        </Details>
      )}
      <Details summary="Take it away">
        <p>It is gone for good. If it was counted, the count stays: nobody can tell which one was yours.</p>
        <Form action={`${snapshotHref(snapshot)}/removal`} csrfToken={ctx.csrf()}><Button variant="warning" text="Take my snapshot away" /></Form>
      </Details>
    </div>
  );
}
