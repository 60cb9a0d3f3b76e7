import { page, type Reply, type RequestContext } from '#platform/http';
import { InsetText, Tag } from '#ui/nhsuk';
import { GroupShown, noneFor, RoleGroupFilter, roleGroupAsked } from '../role-group-filter.tsx';
import type { NodeWork } from '../../domain/overlap.ts';
import { nodeTypes } from '../../domain/node-types.ts';
import { strategyOverlap, type OverlapNode, type OverlapPage } from '../../queries/strategy-overlap.ts';

export async function showOverlap(ctx: RequestContext): Promise<Reply> {
  const group = roleGroupAsked(ctx.query);
  const overlap = await ctx.read((tx) => strategyOverlap(tx, ctx.params['code'] ?? '', group));
  const { strategy, view } = overlap;
  return page({
    title: `Who works on what: ${strategy.shortTitle}`, currentSection: '/strategies',
    breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Workstreams', href: '/workstreams' }, { text: strategy.shortTitle, href: `/strategies/${strategy.code}` }],
    content: (
      <>
        <h1 class="nhsuk-heading-l">Who works on what: {strategy.shortTitle}</h1>
        <p class="nhsuk-u-reading-width">This page lays the shared work of all organisations beside the parts of the strategy. It counts work that you can see: {overlap.workstreamCount === 1 ? '1 workstream' : `${overlap.workstreamCount} workstreams`}.</p>
        <RoleGroupFilter path={ctx.path} group={group} />
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

function Worked({ work, overlap }: { readonly work: NodeWork; readonly overlap: OverlapPage }) {
  return (
    <li class="nhsuk-u-margin-bottom-4">
      <NodeLink node={overlap.nodes.get(work.node)} strategyCode={overlap.strategy.code} /> <Tag colour="blue" text={work.organisations.length === 1 ? '1 organisation' : `${work.organisations.length} organisations`} />
      <ul class="nhsuk-list nhsuk-list--bullet">
        {work.workstreams.map(({ code, title, organisation }) => <li key={code}><a href={`/workstreams/${code}`}>{title}</a>, {overlap.organisationNames.get(organisation)}</li>)}
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
