import type { FinancialYear } from '#platform/clock';
import { roleGroups } from '#modules/directory';
import type { OwnPlace } from '../../queries/own-places.ts';

interface Job {
  href: string;
  text: string;
}

/** What somebody can do here in each of their roles: the way to their jobs, whatever the tables hold. */
export function OwnJobs({ places, year }: { places: readonly OwnPlace[]; year: FinancialYear }) {
  return (
    <>
      {[...Map.groupBy(places, ({ organisationId }) => organisationId).values()].map((roles) => <OrganisationJobs key={roles[0]?.organisationId} roles={roles} year={year} />)}
    </>
  );
}

function OrganisationJobs({ roles, year }: { roles: readonly OwnPlace[]; year: FinancialYear }) {
  const leadsFirst = roles.toSorted((a, b) => Number(a.role === 'administrator') - Number(b.role === 'administrator'));
  const jobs = [...new Map([...leadsFirst.flatMap((place) => jobsOfRole(place, year)), ...roles.slice(0, 1).flatMap(jobsOfEveryone)].map((job) => [job.href, job])).values()];
  return (
    <section aria-labelledby={`jobs-${roles[0]?.organisationCode}`}>
      <h2 class="nhsuk-heading-m" id={`jobs-${roles[0]?.organisationCode}`}>What you can do for {roles[0]?.organisationName}</h2>
      <p>You are there as {[...new Set(leadsFirst.map(({ role }) => role))].join(' and ')}.</p>
      <ul class="nhsuk-list nhsuk-list--bullet">{jobs.map(({ href, text }) => <li key={href}><a href={href}>{text}</a></li>)}</ul>
    </section>
  );
}

function jobsOfRole(place: OwnPlace, year: FinancialYear): Job[] {
  const { role, organisationId, unitCode, strategyCode } = place;
  const begin = { href: `/objectives/new${strategyCode ? `?strategy=${strategyCode}` : ''}`, text: 'Begin an objective' };
  const register = { href: '/workstreams/new', text: 'Register a piece of work, so that others can join up' };
  const own = strategyCode ? [{ href: `/strategies/${strategyCode}`, text: 'Look after your strategy' }, { href: `/strategies/${strategyCode}/report/${year.label}`, text: `Report to the board for ${year.label}` }] : [{ href: '/strategies/import', text: 'Load your strategy' }];
  const told = { href: '/site-reports', text: 'Read what people told us about this site' };
  const overlap = { href: '/strategies/nat/overlap', text: 'See who works on what, and where nobody does' };
  const jobs: Partial<Record<string, Job[]>> = {
    'service lead': [begin, register],
    'Chief AHP': [begin, ...own, register],
    'system lead': [{ href: `/systems/${unitCode}`, text: 'See what your integrated care system works on' }, { href: `/systems/${unitCode}/offer`, text: 'Print what allied health professionals offer there' }, overlap, begin, ...own, register],
    'regional lead': [{ href: `/regions/${unitCode}`, text: 'See what each integrated care system of your region works on' }, { href: '/coverage', text: 'See what the work covers, and what it does not' }, overlap, begin, ...own, register],
    'national team': [told, { href: '/glossary/reports', text: 'Read what people told us about words' }, { href: '/sources', text: 'Keep the list of laws and plans up to date' }, { href: '/coverage', text: 'See what the work covers, and what it does not' }, overlap, begin, ...own],
    moderator: [{ href: '/strategies', text: 'Read comments on drafts, on the comments page of each strategy' }],
    researcher: [{ href: '/coverage', text: 'See what the work covers, and what nobody has looked at' }],
    'community partner': [{ href: '/partners', text: 'See which partners are in contact' }],
    administrator: [told, { href: `/people?organisation=${organisationId}`, text: 'Answer who asks to join, and see who belongs' }, { href: `/people/invite?organisation=${organisationId}`, text: 'Invite somebody' }, { href: `/access-review?organisation=${organisationId}`, text: 'Review who has access' }],
  };
  return jobs[role] ?? [];
}

/** Anyone may act: the objectives of their own group, and those for everyone. */
function jobsOfEveryone({ organisationCode, organisationName, roleGroup }: OwnPlace): Job[] {
  const group = roleGroups.some(({ code }) => code === roleGroup) ? `?roleGroup=${roleGroup}` : '';
  return [
    { href: `/organisations/${organisationCode}/objectives${group}`, text: group ? `Find the objectives of ${organisationName} for your role group, and add an action of your own` : `Find the objectives of ${organisationName}, and add an action of your own` },
    { href: '/my-invitations', text: 'See to which conversations you are invited, and say whether you want emails' },
    { href: '/workstreams', text: 'See what others work on' },
  ];
}

/** For those who belong to no organisation: nothing is asked of them, and this is what they can do. */
export function JobsOfAnybody() {
  return (
    <section aria-labelledby="jobs-anybody">
      <h2 class="nhsuk-heading-m" id="jobs-anybody">What you can do</h2>
      <p>You belong to no organisation on this site, so no update is asked of you.</p>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li><a href="/strategies">Read a strategy, and comment on a draft</a></li>
        <li><a href="/take-part">See the ways to take part</a></li>
        <li><a href="/glossary">Tell us about a word that does not work for you</a></li>
        <li><a href="/help">Tell us what does not work on this site</a></li>
        <li>Do you work or study in an organisation? <a href="/organisations">Find it and ask to join</a></li>
      </ul>
    </section>
  );
}
