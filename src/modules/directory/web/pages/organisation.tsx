import { formatLondonDate } from '#platform/clock';
import type { HistoryLine } from '#platform/events';
import { Form, SelectField, TextareaField, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, InsetText, SummaryList } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { wordTitles, type OrganisationWord } from '../../domain/organisation-words.ts';
import { levelTitles, membershipGroups, settings, titleOf } from '../../domain/role-groups.ts';
import type { OrganisationPage } from '../../queries/organisation-page.ts';
import { ContactLines } from '../contact-lines.tsx';
import { ExampleTag, optionsOf, PageTop } from '../parts.tsx';
import { ParentHistory, TreePath } from './tree.tsx';

export interface OrganisationPageProps {
  found: OrganisationPage;
  state: FormState;
  csrf: string;
  belongs: boolean;
  mayAsk: boolean;
  mayDescribe: boolean;
  mayCopy: boolean;
  isSignedIn: boolean;
  advice?: Advice | undefined;
}

export function OrganisationPageContent(props: OrganisationPageProps) {
  const { found, belongs } = props;
  const { organisation, units, path, parents } = found;
  return (
    <>
      <PageTop title={organisation.name} caption={titleOf(settings, organisation.setting)} state={props.state} />
      {organisation.isExample && <p><ExampleTag when /> This organisation is imagined. Nothing here is about a real place or real people.</p>}
      {organisation.policyTextOnly && <InsetText><p>This organisation is here for its published policy only. It does not take part in this site, and no figure here is about it.</p></InsetText>}
      <About {...props} />
      <Reach {...props} />
      <h2 class="nhsuk-heading-m">Its place in the tree today</h2>
      <TreePath path={path} />
      <ParentHistory parents={parents} />
      <DataTable caption="Its units" captionSize="m" rows={units.filter(({ closedOn }) => closedOn === null)} emptyText="No unit has been added yet." columns={[
        { key: 'name', head: 'Name', cell: ({ code, name }) => <a href={`/units/${code}`}>{name}</a> },
        { key: 'level', head: 'Level', cell: ({ level }) => levelTitles[level] },
        { key: 'lead', head: 'Led by', cell: ({ leadRole }) => leadRole ?? 'Not given', isNothing: ({ leadRole }) => leadRole === null },
      ]} />
      <h2 class="nhsuk-heading-m">Its strategies</h2>
      <p><a href={`/strategies?organisation=${organisation.code}`}>See the strategies of {organisation.name}</a></p>
      <p><a href={`/sessions?organisation=${organisation.code}`}>See its sessions, where people worked on a strategy</a></p>
      {!organisation.policyTextOnly && <p><a href={`/you-said-we-did?organisation=${organisation.code}`}>See what it did about what people said</a>, or <a href={`/news/place/${organisation.code}`}>follow its news</a> by email or on paper</p>}
      <Copies {...props} />
      {belongs && <p><a href={`/people?organisation=${organisation.id}`}>See its people</a></p>}
      <Joining {...props} />
      <Described lines={found.described} />
    </>
  );
}

function About({ found: { organisation }, mayDescribe }: OrganisationPageProps) {
  // A document without a vision has none, and nothing is written in its place.
  const missing = organisation.policyTextOnly ? 'Not in the source document' : 'Not written yet';
  const rows = [
    { key: 'Organisation Data Service (ODS) code', value: organisation.odsCode ?? 'Not given' },
    { key: wordTitles.mission, value: organisation.mission ?? missing },
    { key: wordTitles.vision, value: organisation.vision ?? missing },
    { key: wordTitles.values, value: organisation.values ?? missing },
  ];
  return (
    <>
      <SummaryList rows={rows} />
      {mayDescribe && !organisation.policyTextOnly && <p class="allied-print-hidden"><a href={`/organisations/${organisation.code}/edit`}>Change its name, its words and how to reach it</a></p>}
    </>
  );
}

function Reach({ found: { organisation, contact } }: OrganisationPageProps) {
  return (
    <>
      <h2 class="nhsuk-heading-m" id="contact">How to reach it</h2>
      {organisation.policyTextOnly || !contact
        ? <p>This site does not speak for this organisation. See <a href="/take-part">ways to take part</a> for the people who run this site.</p>
        : <ContactLines contact={{ ...contact, organisation: null }} noneText={`${organisation.name} has not said yet how to reach it.`} />}
      {!organisation.policyTextOnly && <p><a href={`/get-involved/${organisation.code}`}>Get involved: every way to take part</a></p>}
      {!organisation.policyTextOnly && <p>You can also reach <a href="/take-part">the people who run this site</a>.</p>}
    </>
  );
}

/** Everything it holds here, for those who may take it away. */
function Copies({ found: { organisation }, mayCopy }: OrganisationPageProps) {
  if (!mayCopy) return null;
  return (
    <section aria-labelledby="copies" class="allied-print-hidden">
      <h2 class="nhsuk-heading-m" id="copies">Take a copy of everything</h2>
      <p>Both hold all that {organisation.name} keeps on this site. People are in it without their names.</p>
      <ul class="nhsuk-list">
        <li><a href={`/organisations/${organisation.code}/export.zip`}>Tables for a spreadsheet (CSV, comma-separated values, in one ZIP file)</a></li>
        <li><a href={`/organisations/${organisation.code}/export.json`}>One file for programs (JSON)</a>, which another site like this can load</li>
      </ul>
    </section>
  );
}

/** What it said of itself before, with the reason of each change. */
function Described({ lines }: { lines: readonly HistoryLine[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h2 class="nhsuk-heading-m" id="described">What it changed about itself</h2>
      <ol class="nhsuk-list" reversed>
        {lines.map((line, at) => (
          <li key={at}><strong>{formatLondonDate(line.happenedAt)}</strong>: {line.reason ?? 'No reason given'}
            <ul class="nhsuk-list nhsuk-list--bullet" data-quoted>{beforeAndAfter(line).map(({ title, before, after }) => <li key={title}>{title}: “{before ?? 'not given'}” became “{after ?? 'not given'}”</li>)}</ul>
          </li>
        ))}
      </ol>
    </>
  );
}

function beforeAndAfter({ facts }: HistoryLine): { title: string; before: string | null; after: string | null }[] {
  const { changed = [], before = {}, after = {} } = facts as { changed?: OrganisationWord[]; before?: Record<string, string | null>; after?: Record<string, string | null> };
  return changed.map((key) => ({ title: wordTitles[key], before: before[key] ?? null, after: after[key] ?? null }));
}

function Joining({ found, state, csrf, mayAsk, isSignedIn, advice }: OrganisationPageProps) {
  const { organisation, units, hasOpenRequest, hasAdministrator } = found;
  if (hasOpenRequest && hasAdministrator) return <p>You have asked to join. An administrator of {organisation.name} will answer. We will write to you.</p>;
  if (!hasAdministrator) return organisation.policyTextOnly ? null : <p>Do you work or study here? Nobody of {organisation.name} can answer requests to join here yet. <a href="/take-part">The people who run this site</a> can invite its first administrator.</p>;
  if (!isSignedIn && !organisation.policyTextOnly) return <p>Do you work or study here? <a href={`/sign-in?then=/organisations/${organisation.code}`}>Sign in</a> to ask to join. Any email address will do.</p>;
  if (!mayAsk) return null;
  const places = units.filter(({ closedOn, level }) => closedOn === null && level !== 'individual').map(({ code, name }) => ({ code, title: name }));
  return (
    <section aria-labelledby="join">
      <h2 class="nhsuk-heading-m" id="join">Ask to join</h2>
      <p>Do you work or study here, or work with the people here? An administrator answers, and we write to you. You can belong to several organisations.</p>
      <Form action={`/organisations/${organisation.code}/requests`} csrfToken={csrf} state={state}>
        <SelectField name="roleGroup" label="Which group fits you best?" items={optionsOf(membershipGroups, 'Choose a group')} />
        <SelectField name="unit" label="Where?" items={optionsOf(places, 'Choose a place')} />
        <TextareaField name="note" label="Anything that helps them to know you (you can leave this out)" rows={3} maxlength={500} />
        <Button>Ask to join</Button>
        <WordsCheck advice={advice} />
      </Form>
    </section>
  );
}
