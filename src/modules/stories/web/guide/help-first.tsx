import { Form, TextField } from '#ui/forms';
import { Button } from '#ui/nhsuk';

/** The one question of the finder, wherever people may look for help. A question, so it has an address and works without JavaScript. */
export function HelpFirst({ said = '' }: { readonly said?: string }) {
  return (
    <section class="allied-finder" aria-labelledby="who-can-help">
      <h2 class="nhsuk-heading-m" id="who-can-help">Who can help you?</h2>
      <Form method="get" action="/who-can-help" state={{ values: { words: said }, errors: [] }}>
        <TextField name="words" label="Say in your own words what you need" hint="For example: my feet hurt and I have diabetes" />
        <Button text="Find who can help" />
      </Form>
    </section>
  );
}
