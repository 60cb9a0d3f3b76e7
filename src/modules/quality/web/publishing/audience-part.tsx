import type { JSX } from 'preact';
import { may } from '#platform/access';
import type { RequestContext } from '#platform/http';
import { Form, formState, RadiosField } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import type { Audience } from '../../domain/publishing/audience.ts';
import { sentences } from '../../permissions.ts';
import type { SeriesPage } from '../../queries/series-page.ts';

export const audienceWords: Readonly<Record<Audience, string>> = { own: 'Our organisation', members: 'Every member of an organisation here', public: 'Anyone' };

/** Who may see these figures, and for those who decide it, a form. Figures that are added up are as open as what is in them. */
export function AudiencePart({ ctx, series }: { ctx: RequestContext; series: SeriesPage }): JSX.Element {
  const mayShare = !series.isRolledUp && may(sentences, ctx.viewer, 'share figures', series.organisationId);
  return (
    <section aria-labelledby="audience" class="nhsuk-u-reading-width">
      <h2 class="nhsuk-heading-m" id="audience">Who may see these figures</h2>
      <p>{series.audience === 'own' ? `People of ${series.organisation}.` : `${audienceWords[series.audience]}.`}{series.isRolledUp && ' They are as open as the figures that are added up.'}</p>
      {mayShare && (
        <Form action={`/quality/series/${series.id}/audience`} csrfToken={ctx.csrf()} state={formState({ audience: series.audience })}>
          <RadiosField
            name="audience" legend={{ text: 'Who may see them from now on?', size: 's' }}
            hint={`All figures of ${series.unit} for this measure. Figures that you share are added to those of the units above. Small numbers stay hidden for everybody.`}
            items={(['own', 'members', 'public'] as const).map((value) => ({ value, text: audienceWords[value] }))}
          />
          <Button variant="secondary" text="Save who may see them" />
        </Form>
      )}
    </section>
  );
}
