import type { ComponentChildren } from 'preact';
import { CsrfField } from '#ui/forms';
import { Button, Select } from '#ui/nhsuk';

export interface DemoBannerProps {
  /** What the reader must know: that this is a demonstration and what in it is imagined. */
  readonly children: ComponentChildren;
  readonly personas?: PersonaSwitcherProps | undefined;
}

/** The strip above every page of a demonstration, with the switch between its imagined people. */
export function DemoBanner({ children, personas }: DemoBannerProps) {
  return (
    <section class="allied-banner" aria-label="Demonstration">
      <div class="nhsuk-width-container allied-banner__row">
        <p>{children}</p>
        {personas && <PersonaSwitcher {...personas} />}
      </div>
    </section>
  );
}

export interface PersonaSwitcherProps {
  readonly action: string;
  readonly csrfToken: string;
  readonly personas: readonly { readonly id: string; readonly name: string }[];
  readonly currentId?: string | undefined;
}

/** Lets a visitor of the demonstration look at the service as one of its imagined people. */
export function PersonaSwitcher({ action, csrfToken, personas, currentId }: PersonaSwitcherProps) {
  return (
    <form class="allied-personas" method="post" action={action}>
      <CsrfField token={csrfToken} />
      <Select
        id="persona"
        name="persona"
        label="Look at this as"
        value={currentId}
        items={[{ value: '', text: 'A visitor' }, ...personas.map(({ id, name }) => ({ value: id, text: name }))]}
      />
      <Button small variant="secondary-solid">
        Change
      </Button>
    </form>
  );
}
