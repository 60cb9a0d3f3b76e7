import { formatDay } from '#platform/clock';
import { DateField, emptyForm, Form, FormErrorSummary, HiddenField, SelectField, TextareaField, TextField, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, Details, SummaryList, Tag, WarningCallout } from '#ui/nhsuk';
import { withFullStop } from '../../domain/full-stop.ts';
import type { LinkableNode } from '../../queries/linkable-nodes.ts';
import type { Citation, PolicySourceLine, PolicySourcePage } from '../../queries/policy-sources.ts';

const DOCUMENTS: Readonly<Record<string, string>> = { nat: 'AHPs Deliver', ox: 'Oxford Health AHP Strategy' };

export function SourceList({ sources }: { readonly sources: readonly PolicySourceLine[] }) {
  const references = sources.filter(({ part }) => part === 'reference');
  const appendix = (number: number) => sources.filter((source) => source.part === 'library' && source.appendix === number);
  return (
    <>
      <h1 class="nhsuk-heading-l">Policy sources</h1>
      <p class="nhsuk-u-reading-width">The strategies lean on laws, plans and reports. This is the list. We keep titles and where they are named, not copies. A warning shows when something newer took its place.</p>
      <p>{sources.length === 0 ? 'No source is listed yet.' : 'Open a list to read it.'}</p>
      {Object.entries(DOCUMENTS).map(([code, name]) => <Listed title={`Named in ${name}`} sources={references.filter(({ document }) => document === code)} more={useOf} />)}
      <Listed title="Named elsewhere" sources={references.filter(({ document }) => !Object.hasOwn(DOCUMENTS, document))} more={useOf} />
      <Listed title="Library: what came out of AHPs into Action (appendix 2)" sources={appendix(2)} more={aboutOf} />
      <Listed title="Library: about the professions (appendix 3)" sources={appendix(3)} more={aboutOf} />
    </>
  );
}

/** One list, closed until somebody opens it: all of them together are a long way on a phone. */
function Listed({ title, sources, more }: { readonly title: string; readonly sources: readonly PolicySourceLine[]; readonly more: (source: PolicySourceLine) => string }) {
  if (sources.length === 0) return null;
  return (
    <Details classes="nhsuk-u-margin-bottom-3" summary={`${title} (${sources.length})`}>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {sources.map((source) => (
          <li key={source.code}>
            <a href={`/sources/${source.code}`} data-quoted>{source.title}</a>{source.supersededBy && <> <Tag colour="orange" text="Superseded" /></>}{source.possibleDuplicateOf && <> <Tag colour="grey" text="Maybe listed twice" /></>}
            <br /><span class="nhsuk-body-s" data-quoted>{more(source)}</span>
          </li>
        ))}
      </ul>
    </Details>
  );
}

const useOf = ({ usedFor, kind, section }: PolicySourceLine): string => [usedFor, `Kind: ${kind.replaceAll('-', ' ')}`, `Named in: ${section}`].filter(Boolean).map((words) => withFullStop(words ?? '')).join(' ');
const aboutOf = ({ tags, publisher }: PolicySourceLine): string => `${publisher ?? 'Publisher not printed'}. About: ${tags.join(', ').replaceAll('-', ' ') || 'not said'}.`;

function placeOf({ document, section }: PolicySourceLine) {
  return <span data-quoted>{DOCUMENTS[document] ?? document}, {section}</span>;
}

interface PageProps {
  readonly source: PolicySourcePage;
  readonly csrfToken: string;
  readonly maySupersede: boolean;
  readonly citable: readonly LinkableNode[];
  /** Organisations whose citations this viewer may take back. */
  readonly ownOrganisations: readonly string[];
  readonly others: readonly PolicySourceLine[];
  readonly open?: OpenForm | undefined;
}

/** The form of the page that was sent and comes back, with errors or with advice. */
export interface OpenForm {
  form: 'supersession' | 'citation';
  state: FormState;
  advice?: Advice;
}

export function SourceDetail(props: PageProps) {
  const { source, open } = props;
  return (
    <div class="nhsuk-u-reading-width">
      {open && <FormErrorSummary state={open.state} />}
      <h1 class="nhsuk-heading-l" data-quoted>{source.title}</h1>
      <Superseded source={source} />
      <SummaryList rows={[
        { key: 'Where it is named', value: { html: placeOf(source) } },
        ...(source.part === 'reference' ? [{ key: 'What it is used for', value: { html: <span data-quoted>{source.usedFor}</span> } }] : []),
        ...(source.titleAsPrinted ? [{ key: 'Printed as', value: { html: <span data-quoted>{source.titleAsPrinted}</span> } }] : []),
        { key: 'Publisher', value: { html: <span data-quoted>{source.publisher ?? 'Not printed in the strategy'}</span> } },
      ]} />
      {source.duplicates.length > 0 && <p>This may be the same as: {source.duplicates.map((one, at) => <>{at > 0 && ', '}<a href={`/sources/${one.code}`} data-quoted>{one.title}</a></>)}. A person has to decide. Until then both stay.</p>}
      <h2 class="nhsuk-heading-m">What leans on it</h2>
      {source.citations.length === 0 && <p>No part of a strategy cites this source here yet.</p>}
      <ul class="nhsuk-list">{source.citations.map((citation) => <CitationLine key={citation.id} citation={citation} csrfToken={props.csrfToken} mayEnd={props.ownOrganisations.includes(citation.organisationId)} />)}</ul>
      <Staff {...props} />
    </div>
  );
}

function Superseded({ source }: { readonly source: PolicySourcePage }) {
  if (!source.supersededBy) return null;
  return (
    <WarningCallout heading={{ text: 'Something newer took its place', level: 2 }}>
      <p>
        {source.supersededByCode ? <a href={`/sources/${source.supersededByCode}`} data-quoted>{source.supersededBy}</a> : <span data-quoted>{source.supersededBy}</span>}
        {source.supersededSince && <> since {formatDay(source.supersededSince)}</>}. {source.supersededReason}
      </p>
    </WarningCallout>
  );
}

function CitationLine({ citation, csrfToken, mayEnd }: { readonly citation: Citation; readonly csrfToken: string; readonly mayEnd: boolean }) {
  return (
    <li>
      <a href={`/strategies/${citation.strategyCode}/nodes/${citation.nodeCode}`} data-quoted>{citation.nodeTitle}</a>: <span data-quoted>{citation.statement}</span> ({citation.place})
      {mayEnd && <Form action={`/citations/${citation.id}/ending`} csrfToken={csrfToken}><Button small variant="secondary" html={<>Take back<span class="nhsuk-u-visually-hidden"> the citation at {citation.nodeTitle}</span></>} /></Form>}
    </li>
  );
}

function Staff({ source, csrfToken, maySupersede, citable, others, open }: PageProps) {
  const stateOf = (form: 'supersession' | 'citation') => (open?.form === form ? open.state : emptyForm);
  return (
    <div class="allied-screen-only">
      {citable.length > 0 && (
        <Details summary="Cite it in your strategy" open={open?.form === 'citation'}>
          <Form action={`/sources/${source.code}/citations`} csrfToken={csrfToken} state={stateOf('citation')}>
            <SelectField name="node" label="Part of your strategy" items={[{ value: '', text: 'Choose one' }, ...citable.map((node) => ({ value: node.code, text: `${node.code}: ${node.title.slice(0, 90)}` }))]} />
            <TextField name="place" label="Page or section of the source" hint="For example: page 82, section 4.20" />
            <TextareaField name="statement" label="What does it say there?" rows={3} maxlength={600} />
            <Button text="Save the citation" />
            <WordsCheck advice={open?.form === 'citation' ? open.advice : undefined} />
          </Form>
        </Details>
      )}
      {maySupersede && (
        <Details summary="Say that something newer took its place" open={open?.form === 'supersession'}>
          <Form action={`/sources/${source.code}/supersession`} csrfToken={csrfToken} state={stateOf('supersession')}>
            <HiddenField name="code" value={source.code} />
            <TextField name="byTitle" label="Title of what took its place" />
            <SelectField name="byCode" label="Is it in this list?" items={[{ value: '', text: 'No, or not yet' }, ...others.filter(({ code }) => code !== source.code).map(({ code, title }) => ({ value: code, text: title.slice(0, 100) }))]} />
            <DateField name="since" legend="Since when?" hint="You can leave this empty" />
            <TextareaField name="reason" label="How do you know?" rows={2} maxlength={600} />
            <Button text="Save the warning" />
            <WordsCheck advice={open?.form === 'supersession' ? open.advice : undefined} />
          </Form>
        </Details>
      )}
    </div>
  );
}
