import { organisationsWhere } from '#platform/access';
import { formatLondonDate } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { organisationsById, type OrganisationLine } from '#modules/directory';
import { importChoices } from '#modules/quality';
import { CheckboxesField, emptyForm, FileField, Form, FormErrorSummary, RadiosField, SelectField, TextField, type FormState } from '#ui/forms';
import { Button, Details, Tag } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { sentences } from '../../permissions.ts';
import { lookupList, type LookupLine } from '../../queries/areas-and-reviews.ts';
import { PlaceField } from '../groups/group-forms.tsx';

export interface OpenAreaForm {
  form: 'lookup' | 'counts';
  state: FormState;
}

type Choices = Awaited<ReturnType<typeof importChoices>>;

/** Lookups of areas with their years, and the tool that sorts counts by area into figures by group (requirement S126). */
export async function showAreas(ctx: RequestContext, open?: OpenAreaForm): Promise<Reply> {
  const own = organisationsWhere(sentences, ctx.viewer, 'choose groups and areas');
  const { lookups, places, choices } = await ctx.read(async (tx) => {
    const organisations = [...(await organisationsById(tx, own)).values()].filter(({ policyTextOnly }) => !policyTextOnly);
    const found = await Promise.all(organisations.map(({ id }) => importChoices(tx, id)));
    return { lookups: await lookupList(tx), places: organisations, choices: { measures: unique(found.flatMap(({ measures }) => measures)), units: unique(found.flatMap(({ units }) => units)) } };
  });
  const mine = lookups.filter(({ organisationId }) => own.includes(organisationId));
  const stateOf = (form: OpenAreaForm['form']) => ({ state: open?.form === form ? open.state : emptyForm, isOpen: open?.form === form });
  return page({
    title: 'Areas', isInError: (open?.state.errors.length ?? 0) > 0, currentSection: '/co-evaluation', breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Fairness', href: '/fairness' }],
    content: (
      <>
        {open && <FormErrorSummary state={open.state} />}
        <div class="nhsuk-u-reading-width">
          <h1 class="nhsuk-heading-l">Areas: which fifth, rural or urban</h1>
          <p>A lookup says for each small area how deprived it is and whether it is rural. It comes as a file, with the year of its index. Nothing is guessed: an area that the file does not name is “not known”.</p>
        </div>
        <LookupTable lookups={lookups} />
        {places.length > 0 && (
          <div class="nhsuk-u-reading-width">
            {mine.length > 0 && <CountsForm places={places} lookups={mine} choices={choices} csrfToken={ctx.csrf()} {...stateOf('counts')} />}
            <LookupForm places={places} csrfToken={ctx.csrf()} {...stateOf('lookup')} />
          </div>
        )}
      </>
    ),
  });
}

const unique = (of: readonly { code: string; name: string }[]): { code: string; name: string }[] => [...new Map(of.map((each) => [each.code, each])).values()];

function LookupTable({ lookups }: { lookups: readonly LookupLine[] }) {
  return (
    <DataTable
      caption="Lookups" captionSize="m" rows={lookups} emptyText="No lookup has come in yet. Until one has, every area is “not known”."
      columns={[
        { key: 'name', head: 'Lookup', cell: ({ name, isExample }) => <>{name}{isExample && <> <Tag colour="yellow" text="Example" /></>}</> },
        { key: 'index', head: 'Index of', isNumeric: true, cell: ({ indexYear }) => String(indexYear) },
        { key: 'year', head: 'Areas of', isNumeric: true, cell: ({ areasYear }) => String(areasYear) },
        { key: 'areas', head: 'Areas', isNumeric: true, cell: ({ areas, areaKind }) => `${areas.toLocaleString('en-GB')} ${areaKind === 'postcode' ? 'postcodes' : 'small areas'}` },
        { key: 'source', head: 'Source', cell: ({ source, organisation, loadedAt }) => <>{source}<br /><span class="nhsuk-body-s">{organisation}, {formatLondonDate(loadedAt)}</span></> },
      ]}
    />
  );
}

interface FormProps {
  places: readonly OrganisationLine[];
  csrfToken: string;
  state: FormState;
  isOpen: boolean;
}

function LookupForm({ places, csrfToken, state, isOpen }: FormProps) {
  return (
    <Details summary="Load a lookup" open={isOpen}>
      <Form action="/fairness/areas/lookups" csrfToken={csrfToken} isMultipart state={state}>
        <PlaceField places={places} />
        <TextField name="name" label="Name" hint="For example, Index of Multiple Deprivation, small areas" />
        <RadiosField name="areaKind" legend="What is an area in this file?" items={[{ value: 'lsoa', text: 'A small area (lower layer super output area)' }, { value: 'postcode', text: 'A postcode' }]} />
        <TextField name="indexYear" label="Year of the index" hint="For example, 2025" width={4} inputmode="numeric" />
        <TextField name="areasYear" label="Year of the areas" hint="For example, 2021" width={4} inputmode="numeric" />
        <TextField name="source" label="Source" hint="Who published it, and where" />
        <FileField name="lookupFile" label="File" hint="CSV with a column Area, and Deprivation fifth (1 is the most deprived) or Decile, and Rural or urban" />
        <Button text="Load this lookup" />
      </Form>
    </Details>
  );
}

function CountsForm({ places, lookups, choices, csrfToken, state, isOpen }: FormProps & { lookups: readonly LookupLine[]; choices: Choices }) {
  const listed = (of: readonly { code: string; name: string }[]) => [{ value: '', text: 'Choose one' }, ...of.map(({ code, name }) => ({ value: code, text: name }))];
  return (
    <Details summary="Sort counts by area into groups" open={isOpen}>
      <Form action="/fairness/areas/counts" csrfToken={csrfToken} isMultipart state={state}>
        <p>Send counts, never records of people. The counts by area are not kept; figures by group go to the import, where you look at them first.</p>
        <PlaceField places={places} />
        <SelectField name="lookupId" label="Lookup" items={lookups.map(({ id, name, indexYear }) => ({ value: id, text: `${name}, index of ${indexYear}` }))} />
        <SelectField name="measureCode" label="Measure" items={listed(choices.measures)} />
        <SelectField name="unitCode" label="Team or organisation" items={listed(choices.units)} />
        <TextField name="period" label="Period" hint="For example, April 2026. Leave this empty if the file has a column Period" />
        <CheckboxesField name="splits" legend="Sort into" items={[{ value: 'deprivation-fifth', text: 'Fifths of areas by deprivation' }, { value: 'core20', text: 'Core20 and others' }, { value: 'core20-plus', text: 'Core20, our PLUS groups and others' }, { value: 'rurality', text: 'Rural areas and towns' }]} />
        <FileField name="countsFile" label="File" hint="CSV with the columns Area, Numerator and Denominator; Period, Profession, Characteristic and Group if you have them" />
        <Button text="Sort these counts" />
      </Form>
    </Details>
  );
}
