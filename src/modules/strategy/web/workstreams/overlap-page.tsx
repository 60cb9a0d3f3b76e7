import { formatDay } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { Form, FormErrorSummary, SelectField } from '#ui/forms';
import { Button, InsetText, Tag } from '#ui/nhsuk';
import { dayAsked, DayField, type DayAsked } from '../day-asked.tsx';
import { GroupShown, noneFor, roleGroupAsked, roleGroupItems } from '../role-group-filter.tsx';
import type { NodeWork } from '../../domain/overlap.ts';
import { nodeTypes } from '../../domain/node-types.ts';
import { strategyOverlap, type OverlapNode, type OverlapPage } from '../../queries/strategy-overlap.ts';
import { systemList } from '../../queries/system-page.ts';

export async function showOverlap(ctx: RequestContext): Promise<Reply> {
  const group = roleGroupAsked(ctx.query);
  const asked = dayAsked(ctx);
  const systems = await ctx.read((tx) => systemList(tx, ctx.now));
  const system = systems.find(({ code }) => code === ctx.query['system']);
  const overlap = await ctx.read((tx) => strategyOverlap(tx, ctx.params['code'] ?? '', { now: ctx.now, on: asked.on, roleGroup: group, systemCode: system?.code }));
  const { strategy, view } = overlap;
  return page({
    title: `Who works on what: ${strategy.shortTitle}`, currentSection: '/strategies', isInError: asked.state.errors.length > 0,
    breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Workstreams', href: '/workstreams' }, { text: strategy.shortTitle, href: `/strategies/${strategy.code}` }],
    content: (
      <>
        <FormErrorSummary state={asked.state} />
        <h1 class="nhsuk-heading-l">Who works on what: {strategy.shortTitle}</h1>
        <p class="nhsuk-u-reading-width">This page lays the shared work of all organisations beside the parts of the strategy. It counts work that you can see: {overlap.workstreamCount === 1 ? '1 workstream' : `${overlap.workstreamCount} workstreams`}.</p>
        <Choice path={ctx.path} group={group} asked={asked} systems={systems} systemCode={system?.code ?? ''} />
        <p class="nhsuk-u-reading-width">Work {system && `in ${system.name} `}as it ran on {formatDay(asked.on)}, and each organisation where it belonged on that day.</p>
        {group && overlap.workstreamCount === 0 ? <p>{noneFor(group, 'workstream')}</p> : <GroupShown group={group} />}
        <section aria-labelledby="overlaps">
          <h2 class="nhsuk-heading-m" id="overlaps">Two or more organisations work on this ({view.overlaps.length})</h2>
          {view.overlaps.length === 0 && <p>No part has work of two organisations yet.</p>}
          {view.overlaps.length > 0 && <p>Could you join up?</p>}
          <ul class="nhsuk-list">{view.overlaps.map((work) => <Worked key={work.node} work={work} overlap={overlap} />)}</ul>
        </section>
        <section aria-labelledby="alone">
          <h2 class="nhsuk-heading-m" id="alone">One organisation works on this ({view.alone.length})</h2>
          {view.alone.length === 0 && <p>No part has work of one organisation only.</p>}
          <ul class="nhsuk-list">{view.alone.map((work) => <Worked key={work.node} work={work} overlap={overlap} />)}</ul>
        </section>
        <section aria-labelledby="gaps">
          <h2 class="nhsuk-heading-m" id="gaps">Nobody has shared work on this ({view.gaps.length})</h2>
          <InsetText text="A gap is a question, not a mark against anyone. Is somebody working on this already? Is it the right time?" />
          <ul class="nhsuk-list nhsuk-list--bullet">{view.gaps.map((code) => <Gap key={code} node={overlap.nodes.get(code)} strategyCode={strategy.code} />)}</ul>
        </section>
      </>
    ),
  });
}

interface ChoiceProps {
  readonly path: string;
  readonly group: string | undefined;
  readonly asked: DayAsked;
  readonly systems: readonly { code: string; name: string }[];
  readonly systemCode: string;
}

function Choice({ path, group, asked: { state }, systems, systemCode }: ChoiceProps) {
  return (
    <Form method="get" action={path} state={{ ...state, values: { ...state.values, roleGroup: group ?? '', system: systemCode } }}>
      <SelectField name="roleGroup" label="Show the work of one role group" items={roleGroupItems} />
      {systems.length > 0 && <SelectField name="system" label="Show the work in one integrated care system" items={[{ value: '', text: 'All of England' }, ...systems.map(({ code, name }) => ({ value: code, text: name }))]} />}
      <DayField legend="As it was on which day?" />
      <Button small variant="secondary" text="Show" />
    </Form>
  );
}

function Worked({ work, overlap }: { readonly work: NodeWork; readonly overlap: OverlapPage }) {
  return (
    <li class="nhsuk-u-margin-bottom-4">
      <NodeLink node={overlap.nodes.get(work.node)} strategyCode={overlap.strategy.code} /> <Tag colour="blue" text={work.organisations.length === 1 ? '1 organisation' : `${work.organisations.length} organisations`} />
      <ul class="nhsuk-list nhsuk-list--bullet">
        {work.workstreams.map(({ code, title, organisation }) => <li key={code}><a href={`/workstreams/${code}`}>{title}</a>, {overlap.organisationNames.get(organisation)}{overlap.systemNames.has(organisation) && `, in ${overlap.systemNames.get(organisation)}`}</li>)}
      </ul>
    </li>
  );
}

function Gap({ node, strategyCode }: { readonly node: OverlapNode | undefined; readonly strategyCode: string }) {
  return <li>Who works on <NodeLink node={node} strategyCode={strategyCode} />?</li>;
}

function NodeLink({ node, strategyCode }: { readonly node: OverlapNode | undefined; readonly strategyCode: string }) {
  if (!node) return null;
  return <><a href={`/strategies/${strategyCode}/nodes/${node.code}`} data-quoted>{node.title}</a> ({nodeTypes[node.type].one})</>;
}
