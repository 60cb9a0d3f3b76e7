import type { ComponentChildren } from 'preact';
import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Tag } from '#ui/nhsuk';
import { GroupShown, noneFor, RoleGroupFilter } from '../role-group-filter.tsx';
import { countObjectives, objectiveLines } from '../../queries/objective-lines.ts';
import { objectiveSummaries, type NodeObjectives } from '../../queries/objective-summaries.ts';
import { flatten, type TreeNode } from '../../queries/strategy-tree.ts';
import { Quoted } from './parts/quoted.tsx';
import { plural } from './words.ts';

/** What the objectives of a year say about one part of a strategy; drawn inside its box or on its page. */
export type ObjectivesOf = (node: TreeNode, isForPrint?: boolean) => ComponentChildren;

/** A page that shows objectives is drawn anew each day: what is due today was not due yesterday. */
export const objectivesDay = (now: Date): string => londonDay(now);

/** For the boxes of a picture: the objectives of each node and of what it holds. Only the kind "objective" is asked, so a national page stays light. */
export async function objectivesForGlance(tx: Tx, { strategyId, nodes, now }: { strategyId: string; nodes: readonly TreeNode[]; now: Date }): Promise<ObjectivesOf> {
  const codes = flatten(nodes).filter(({ type }) => type === 'objective').flatMap((node) => flatten([node])).map(({ code }) => code);
  const found = codes.length === 0 ? { nodes: [] } : await objectiveSummaries(tx, { strategyId, nodeCodes: codes, now, limitPerNode: 3 });
  return (node, isForPrint) => <InBox of={within(found.nodes, node)} isForPrint={isForPrint} />;
}

/** For the page of one part: its own objectives, named. */
export async function objectivesForNode(tx: Tx, { strategyId, node, now, group, path }: { strategyId: string; node: TreeNode; now: Date; group: string | undefined; path: string }): Promise<ObjectivesOf> {
  const { nodes } = await objectiveSummaries(tx, { strategyId, nodeCodes: [node.code], now, limitPerNode: 20 });
  const ofGroup = group ? await objectivesOfGroup(tx, { strategyId, nodeCode: node.code, group, now }) : nodes[0];
  return () => (
    <>
      {(nodes[0]?.count ?? 0) > 0 && <><RoleGroupFilter path={path} group={group} />{(ofGroup?.count ?? 0) > 0 && <GroupShown group={group} />}</>}
      <OnPage of={ofGroup} group={group} />
    </>
  );
}

async function objectivesOfGroup(tx: Tx, { strategyId, nodeCode, group, now }: { strategyId: string; nodeCode: string; group: string; now: Date }): Promise<NodeObjectives> {
  const filter = { strategyId, nodeCodes: [nodeCode], roleGroup: group, asAt: now };
  const lines = await objectiveLines(tx, { ...filter, limit: 20 });
  return {
    nodeCode, count: await countObjectives(tx, filter),
    objectives: lines.map((line) => {
      const link = line.parents.find((parent) => parent.strategyId === strategyId && parent.nodeCode === nodeCode);
      return { ...line, weight: link?.weight ?? 'also', linkReason: link?.reason ?? '' };
    }),
  };
}

function within(found: readonly NodeObjectives[], node: TreeNode): NodeObjectives['objectives'] {
  const codes = new Set(flatten([node]).map(({ code }) => code));
  const all = found.filter(({ nodeCode }) => codes.has(nodeCode)).flatMap(({ objectives }) => objectives);
  return [...new Map(all.map((objective) => [objective.id, objective])).values()];
}

/** Until an organisation publishes an objective for a part, the page says so and invents no stage. */
function InBox({ of, isForPrint }: { of: NodeObjectives['objectives']; isForPrint: boolean | undefined }) {
  if (of.length === 0) return <p class="nhsuk-body-s">Stage: no yearly objective here yet</p>;
  return (
    <ul class="nhsuk-list">
      {of.map(({ id, wording, year, status, coProduction }) => (
        <li class="nhsuk-body-s">{isForPrint ? '' : <><a href={`/objectives/${id}`}>{wording} ({year.label})</a>. </>}Stage: {coProduction.label}. Progress: {status}.</li>
      ))}
    </ul>
  );
}

function OnPage({ of, group }: { of: NodeObjectives | undefined; group: string | undefined }) {
  if (group && (!of || of.count === 0)) return <p>{noneFor(group, 'yearly objective')}</p>;
  if (!of || of.count === 0) return <p>Nobody has published a yearly objective for this part yet.</p>;
  return (
    <>
      <p>{plural(of.count, 'yearly objective')} {of.count === 1 ? 'is' : 'are'} linked to this part.</p>
      <ul class="nhsuk-list">
        {of.objectives.map(({ id, wording, year, status, organisation, coProduction, weight, linkReason, isExample }) => (
          <li class="allied-links__item">
            <p class="nhsuk-u-margin-bottom-1"><a href={`/objectives/${id}`}>{wording} ({year.label})</a>{isExample && <> <Tag colour="yellow">Example</Tag></>}</p>
            <p class="nhsuk-u-margin-bottom-1"><Quoted>{organisation.name}.</Quoted> Progress: {status}. Stage: {coProduction.label}.</p>
            <p class="nhsuk-body-s nhsuk-u-margin-bottom-1">{weight === 'main' ? 'Main link' : 'Also linked'}. Why: <Quoted>{linkReason}</Quoted></p>
          </li>
        ))}
      </ul>
      {of.count > of.objectives.length && <p>{plural(of.count - of.objectives.length, 'more objective')} not named here.</p>}
    </>
  );
}
