import type { Reply, RequestContext } from '#platform/http';
import { ActionLink } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { guide, regulators, waysIn, type GuideEntry } from '../../domain/guide/guide-content.ts';
import { homeCrumb, publicPage } from '../public-page.tsx';
import { entryOf, guideCrumbs } from './profession-page.tsx';

/** How to become one: routes, apprenticeships, coming back, and work beside the profession (requirement S139). */
export async function showCareer(ctx: RequestContext): Promise<Reply> {
  const entry = entryOf(ctx);
  return publicPage(ctx, {
    title: `Work in this profession: ${entry.title}`, crumbs: [...guideCrumbs, { text: entry.title, href: `/professions/${entry.slug}` }],
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{entry.title}</span>How to become one</h1>
        <p class="nhsuk-lede-text">{entry.inShort}</p>
        <h2 class="nhsuk-heading-m" id="routes">Ways in</h2>
        <WaysIn entry={entry} />
        <p>At the end you join the register of the {nameOf(entry)}. Only then may you use the protected title.</p>
        <SupportWork />
        <Returning entry={entry} />
        <p><ActionLink href={`/professions/${entry.slug}`}>Read what they do</ActionLink></p>
        <p><ActionLink href="/careers">See all 14 side by side</ActionLink></p>
      </div>
    ),
  });
}

const nameOf = ({ regulator }: GuideEntry) => regulators[regulator]?.name ?? '';

const WaysIn = ({ entry }: { entry: GuideEntry }) => (
  <ul class="nhsuk-list nhsuk-list--bullet">
    {entry.routes.flatMap((code) => waysIn[code] ?? []).map(({ title, what }) => <li><strong>{title}.</strong> {what}</li>)}
  </ul>
);

/** The levels are those of the competency framework of support workers (Health Education England, 2021). */
function SupportWork() {
  return (
    <>
      <h2 class="nhsuk-heading-m" id="support-work">Start as a support worker</h2>
      <p>You do not need a degree to begin. Support workers help people side by side with the profession, and they are a part of the team.</p>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li><strong>Support worker.</strong> You learn at level 2. An apprenticeship can take you there.</li>
        <li><strong>Senior support worker.</strong> You learn at level 3.</li>
        <li><strong>Assistant practitioner.</strong> You learn at level 5. This is near the first half of a degree.</li>
      </ul>
      <p>From there you can go on to a degree apprenticeship, if you want to. Many stay, and that is as good.</p>
    </>
  );
}

/** Days by the Health and Care Professions Council: none up to 2 years, 30 from 2 to 5, 60 from 5 years on; half of them at most in private study. */
function Returning({ entry }: { entry: GuideEntry }) {
  return (
    <>
      <h2 class="nhsuk-heading-m" id="coming-back">Coming back to the work</h2>
      {regulators[entry.regulator]?.returning ? (
        <>
          <p>Were you on the register before? You may need to bring your skills up to date first. The {nameOf(entry)} counts days of 7 hours:</p>
          <DataTable caption="Days you need" rows={[['Less than 2 years', 'None'], ['2 to 5 years', '30 days'], ['5 years or more', '60 days']] as const} emptyText="" columns={[{ key: 'away', head: 'How long you were away', cell: ([away]) => away }, { key: 'days', head: 'Days', cell: ([, days]) => days }]} />
          <p>You choose how: at work with somebody to guide you, on a course, or by yourself. At most half of it may be by yourself.</p>
        </>
      ) : <p>Were you on the register before? Ask the {nameOf(entry)} what you need to do first.</p>}
    </>
  );
}

/** All 14 by the alphabet, with their ways in. */
export async function showCareers(ctx: RequestContext): Promise<Reply> {
  return publicPage(ctx, {
    title: 'Become one of them', crumbs: [homeCrumb, { text: 'The 14 professions', href: '/professions' }],
    content: (
      <>
        <h1 class="nhsuk-heading-l">Become one of them</h1>
        <p class="nhsuk-lede-text nhsuk-u-reading-width">There are 14 professions and many ways in. You can study, learn while you work, or start as a support worker.</p>
        <DataTable
          caption="Ways into each profession" captionSize="m" rows={guide} emptyText=""
          columns={[
            { key: 'title', head: 'Profession', cell: ({ slug, title }) => <a href={`/professions/${slug}/careers`}>{title}</a> },
            { key: 'does', head: 'What they do', cell: ({ inShort }) => inShort },
            { key: 'routes', head: 'Ways in', cell: ({ routes }) => routes.flatMap((code) => waysIn[code]?.title ?? []).join(', ') },
          ]}
        />
        <div class="nhsuk-u-reading-width">
          <SupportWork />
          <p>A few apprenticeships are not to be had everywhere. Ask the place where you want to work.</p>
        </div>
      </>
    ),
  });
}
