import { organisationsWhere } from '#platform/access';
import type { Viewer } from '#platform/http';
import { sentences, type QualityAction } from '../permissions.ts';

const links: readonly [QualityAction, string, string][] = [
  ['read answers to signals', '/quality/responses', 'Answer changes in the figures'],
  ['review objectives', '/quality/reviews', 'Review objectives'],
];

/** For everyone: what people answered about their care, and what it did for them. */
export const ExperienceLink = () => (
  <>
    <p><a href="/quality/experience">How people find their care, and what changed because of it</a></p>
    <p><a href="/quality/outcomes">What care does for people: who is better, and who reached their goal</a></p>
    <p><a href="/quality/waits">How long people wait</a></p>
  </>
);

/** What members find on the front of the dashboard: to respond is the third of its three verbs. */
export function RespondLinks({ viewer }: { viewer: Viewer }) {
  const offered = links.filter(([action]) => organisationsWhere(sentences, viewer, action).length > 0);
  if (offered.length === 0) return null;
  return <ul class="nhsuk-list">{offered.map(([, href, text]) => <li><a href={href}>{text}</a></li>)}</ul>;
}
