import type { FirstGroup } from '#platform/http';
import { Tag } from '#ui/nhsuk';

/** Groups that the organisation looks at first and that nobody has planned for here. Whoever plans sees them without having to remember (requirement S31). */
export function FirstGroups({ groups, planned, href }: { groups: readonly FirstGroup[]; planned: readonly string[]; href: (name: string) => string }) {
  const there = new Set(planned.map((name) => name.trim().toLowerCase()));
  const left = groups.filter(({ name }) => !there.has(name.toLowerCase()));
  if (left.length === 0) return null;
  return (
    <section aria-labelledby="first-groups">
      <h2 class="nhsuk-heading-m" id="first-groups">Your organisation looks at these groups first</h2>
      <p>They are on its <a href="/fairness/groups">list of groups to look at first</a>, and nobody has planned for them here yet.</p>
      <ul class="nhsuk-list">
        {left.map(({ name, reason }) => <li key={name}><strong>{name}</strong> <Tag colour="orange" text="Not planned yet" /><br />Why: <span data-quoted>{reason}</span><br /><a href={href(name)}>Plan for this group<span class="nhsuk-u-visually-hidden">: {name}</span></a></li>)}
      </ul>
    </section>
  );
}

/** The name of a group that a link brings into a form; '' where none comes. */
export const nameAsked = (query: Readonly<Record<string, string | string[]>>): string => (typeof query['group'] === 'string' ? query['group'].slice(0, 150) : '');
