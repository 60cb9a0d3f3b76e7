import { InsetText } from '#ui/nhsuk';
import { helpFor } from '../../data/conversation-content.ts';

/** The right help, first on the page, for somebody whose words speak of harm. Nothing where they do not. */
export function HelpAtOnce({ concern, isKept = true }: { concern: string | null; isKept?: boolean }) {
  const help = helpFor(concern);
  if (help.length === 0) return null;
  return (
    <InsetText id="help-at-once">
      {help.map(({ kind, title, words, ways }) => (
        <section key={kind} aria-label={title}>
          <h2 class="nhsuk-heading-m">{title}</h2>
          <p>{words}</p>
          <ul class="nhsuk-list nhsuk-list--bullet">
            {ways.map(({ name, phone, when }) => <li key={name}>{name}: <a href={`tel:${phone.replaceAll(' ', '')}`}><strong>{phone}</strong></a> ({when})</li>)}
          </ul>
        </section>
      ))}
      <p>{isKept && 'Your words are kept, and a trained person reads them first. '}Nobody can answer you here at once, so please call.</p>
    </InsetText>
  );
}
