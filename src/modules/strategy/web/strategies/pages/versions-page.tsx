import { formatLondonDate, formatLondonDateTime } from '#platform/clock';
import type { RequestContext } from '#platform/http';
import { Form, SelectField } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { withFullStop } from '../../../domain/full-stop.ts';
import { versionsPage, type NodeChange, type VersionsPage } from '../../../queries/versions.ts';
import { nodeHref, partHref, strategyHref } from '../addresses.ts';
import { queryNumber } from '../asked.ts';
import { keptPage } from '../kept-page.tsx';
import { Quoted } from '../parts/quoted.tsx';
import { Redline } from '../parts/redline.tsx';
import { StrategyFrame } from '../parts/strategy-frame.tsx';
import { plural } from '../words.ts';

export function showVersions(ctx: RequestContext) {
  const code = ctx.params['code'] ?? '';
  const [from, to] = [queryNumber(ctx.query, 'from'), queryNumber(ctx.query, 'to')];
  const asked = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  return keptPage(ctx, {
    topics: [`strategy:${code}`], key: `versions ${code} ${from} ${to}`,
    draw: async (tx) => {
      const found = await versionsPage(tx, code, asked);
      return {
        title: `Versions of ${found.head.shortTitle}`, breadcrumbs: [{ text: 'Strategies', href: '/strategies' }, { text: found.head.shortTitle, href: strategyHref(code) }],
        content: <Versions found={found} />,
      };
    },
  });
}

function Versions({ found: { head, versions, compared } }: { found: VersionsPage }) {
  return (
    <StrategyFrame head={head} current="versions" title="Versions">
      <p>Words in use never change without a trace. Each change makes a new version, with its reason. You can still read every old one.</p>
      <DataTable caption="Versions, newest first" rows={versions} emptyText="There is no version." columns={[
        { key: 'number', head: 'Version', cell: ({ number }) => <a href={strategyHref(head.code, { version: number })}>Version {number}</a> },
        { key: 'made', head: 'Made', cell: ({ madeAt }) => formatLondonDateTime(madeAt) },
        { key: 'how', head: 'How', cell: ({ source }) => (source === 'file' ? 'Loaded from a file' : 'Changed on this site') },
        { key: 'reason', head: 'Why', cell: ({ reason }) => <Quoted>{reason}</Quoted> },
      ]} />
      <CompareForm found={{ head, versions, compared }} />
      {compared && <Compared compared={compared} code={head.code} />}
    </StrategyFrame>
  );
}

function CompareForm({ found: { head, versions, compared } }: { found: VersionsPage }) {
  if (versions.length < 2) return <p>There is one version only. There is nothing to compare yet.</p>;
  const items = versions.map(({ number, madeAt }) => ({ value: String(number), text: `Version ${number}, ${formatLondonDate(madeAt)}` }));
  const [newest, before] = versions;
  const values = { from: String(compared?.from.version.number ?? before?.number ?? ''), to: String(compared?.to.version.number ?? newest?.number ?? '') };
  return (
    <Form method="get" action={partHref(head.code, 'versions')} state={{ values, errors: [] }}>
      <h2 class="nhsuk-heading-m">Compare two versions</h2>
      <SelectField name="from" label="Older version" items={items} />
      <SelectField name="to" label="Newer version" items={items} />
      <Button variant="secondary">Compare</Button>
    </Form>
  );
}

const CHANGES = { added: 'Put in', removed: 'Taken out', changed: 'Changed', moved: 'Moved' } as const;

function Compared({ compared: { from, to, changes, sameCount }, code }: { compared: NonNullable<VersionsPage['compared']>; code: string }) {
  return (
    <section aria-labelledby="compared">
      <h2 class="nhsuk-heading-m" id="compared">From version {from.version.number} to version {to.version.number}</h2>
      <p>{changes.length === 0 ? 'No part has other words.' : `${plural(changes.length, 'part')} changed.`} {plural(sameCount, 'part')} stayed the same. Why: <Quoted>{withFullStop(to.version.reason)}</Quoted></p>
      {changes.map((change) => <Change change={change} code={code} from={from.version.number} to={to.version.number} />)}
    </section>
  );
}

function Change({ change: { code: node, change, before, after, title, text }, code, from, to }: { change: NodeChange; code: string; from: number; to: number }) {
  return (
    <section class="allied-links__item">
      <h3 class="nhsuk-heading-s nhsuk-u-margin-bottom-2">{CHANGES[change]}: {(after ?? before)?.title}</h3>
      <div class="allied-side-by-side">
        <div><h4 class="nhsuk-heading-xs">Version {from}</h4><Side node={before} href={before && nodeHref(code, node, { version: from })} /></div>
        <div><h4 class="nhsuk-heading-xs">Version {to}</h4><Side node={after} href={after && nodeHref(code, node, { version: to })} /></div>
      </div>
      {change === 'changed' && (
        <>
          <h4 class="nhsuk-heading-xs">Word by word</h4>
          <Redline parts={title} />
          {text.length > 0 && <Redline parts={text} />}
        </>
      )}
    </section>
  );
}

function Side({ node, href }: { node: NodeChange['before']; href: string | null }) {
  if (!node || !href) return <p>Not there.</p>;
  return <><p class="nhsuk-u-margin-bottom-1"><a href={href}>{node.title}</a></p>{node.body && <p data-quoted>{node.body}</p>}</>;
}
