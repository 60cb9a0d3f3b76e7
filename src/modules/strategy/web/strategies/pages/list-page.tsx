import { may } from '#platform/access';
import type { Tx } from '#platform/db';
import { pageAsked, pageOfList, type RequestContext } from '#platform/http';
import { Form, HiddenField, SelectField, TextField } from '#ui/forms';
import { Button, Tag } from '#ui/nhsuk';
import { DataTable, Paging, rangeWords } from '#ui/tables';
import { levels, levelTitles, organisationByCode } from '#modules/directory';
import { strategyStates } from '../../../domain/life-cycle-states.ts';
import { sentences } from '../../../permissions.ts';
import { listStrategies, PAGE_SIZE, type StrategyFilter, type StrategyLine } from '../../../queries/strategies.ts';
import { strategyHref } from '../addresses.ts';
import { queryNumber, queryText } from '../asked.ts';
import { keptPage } from '../kept-page.tsx';
import { capitalised, stateColours } from '../words.ts';

export function showStrategies(ctx: RequestContext) {
  const filter = filterAsked(ctx.query);
  return keptPage(ctx, {
    topics: ['strategies'], key: `list ${JSON.stringify(filter)}`,
    draw: async (tx, viewer) => {
      const { page, ...found } = await pageOfList({ asked: filter.page ?? 1, onAPage: PAGE_SIZE }, (at) => listStrategies(tx, { ...filter, page: at }));
      return { title: 'Strategies', description: 'Strategies for the allied health professions.', content: <ListPage filter={{ ...filter, page }} organisationName={await nameOf(tx, filter.organisation)} mayLoad={may(sentences, viewer, 'load a strategy')} {...found} /> };
    },
  });
}

function filterAsked(query: RequestContext['query']): StrategyFilter {
  const state = strategyStates.find((known) => known === queryText(query, 'state'));
  const level = levels.find((known) => known === queryText(query, 'level'));
  const year = queryNumber(query, 'year');
  const publisher = queryText(query, 'publisher', 100);
  const organisation = queryText(query, 'organisation', 60);
  return {
    page: pageAsked({ query }), ...(state ? { state } : {}), ...(level ? { level } : {}),
    ...(year !== undefined && year <= 2_200 ? { year } : {}), ...(publisher ? { publisher } : {}), ...(organisation ? { organisation } : {}),
  };
}

/** The name of the one organisation asked for; its code where nobody has it, so that the page can still say what was asked. */
const nameOf = async (tx: Tx, code: string | undefined): Promise<string | null> => (code === undefined ? null : ((await organisationByCode(tx, code))?.name ?? code));

function ListPage({ filter, organisationName, mayLoad, rows, total }: { filter: StrategyFilter; organisationName: string | null; mayLoad: boolean; rows: readonly StrategyLine[]; total: number }) {
  const page = filter.page ?? 1;
  return (
    <>
      <h1 class="nhsuk-heading-l">Strategies</h1>
      <p class="nhsuk-u-reading-width">A strategy says what people want to make better, and how. These are for everyone in the allied health professions (AHPs). That means
        registered staff and support workers. It means students and apprentices. It means people who come back to work. None is for one group only.</p>
      {organisationName && <p>Only those of <strong>{organisationName}</strong>. <a href="/strategies">Show all strategies</a></p>}
      <Filters filter={filter} />
      <p>{rangeWords({ page, pageSize: PAGE_SIZE, total })}</p>
      <DataTable caption="Strategies on this site" rows={rows} emptyText="No strategy fits what you asked for. Take out one of your choices." columns={[
        { key: 'title', head: 'Strategy', cell: (row) => <><a href={strategyHref(row.code)}>{row.shortTitle}</a>{row.isExample && <> <Tag colour="yellow">Example</Tag></>}</> },
        { key: 'publisher', head: 'Whose it is', cell: (row) => row.publisher },
        { key: 'years', head: 'Years', cell: (row) => `${row.periodStart} to ${row.periodEnd}` },
        { key: 'state', head: 'State', cell: (row) => <Tag colour={stateColours[row.state]}>{capitalised(row.state)}</Tag> },
      ]} />
      <Paging page={page} pageCount={Math.ceil(total / PAGE_SIZE)} hrefOf={(to) => `/strategies?${searchOf({ ...filter, page: to })}`} />
      {mayLoad && <p><a href="/strategies/import">Load the strategy of your organisation</a></p>}
    </>
  );
}

function Filters({ filter }: { filter: StrategyFilter }) {
  const values = Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, String(value)]));
  return (
    <Form method="get" action="/strategies" state={{ values, errors: [] }}>
      <div class="allied-filters">
        <TextField name="publisher" label="Name of the organisation" classes="nhsuk-input--width-20" />
        <SelectField name="level" label="Level" items={[{ value: '', text: 'Any level' }, ...levels.filter((level) => level !== 'individual').map((level) => ({ value: level, text: capitalised(levelTitles[level]) }))]} />
        <SelectField name="state" label="State" items={[{ value: '', text: 'Any state' }, ...strategyStates.map((state) => ({ value: state, text: capitalised(state) }))]} />
        <TextField name="year" label="In use in the year" classes="nhsuk-input--width-4" inputmode="numeric" />
        {filter.organisation && <HiddenField name="organisation" />}
        <Button variant="secondary">Show</Button>
      </div>
    </Form>
  );
}

function searchOf(filter: StrategyFilter): string {
  return new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, String(value)])).toString();
}
