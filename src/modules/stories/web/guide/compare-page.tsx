import type { ComponentChildren } from 'preact';
import type { Reply, RequestContext } from '#platform/http';
import { formState, Form, SelectField } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { guide, guideEntry, needsOf, type GuideEntry } from '../../domain/guide/guide-content.ts';
import { publicPage } from '../public-page.tsx';
import { facetLines, guideCrumbs } from './profession-page.tsx';

/** Two professions side by side (requirement S136): each row says the same thing of both. */
export async function showComparison(ctx: RequestContext): Promise<Reply> {
  const asked = (name: string) => String(ctx.query[name] ?? '');
  const [one, other] = [guideEntry(asked('one')), guideEntry(asked('two'))];
  const isSame = one !== undefined && one === other;
  return publicPage(ctx, {
    title: one && other && !isSame ? `${one.title} and ${other.title}` : 'Compare two professions', crumbs: guideCrumbs,
    content: (
      <>
        <h1 class="nhsuk-heading-l">Compare two professions</h1>
        <div class="nhsuk-u-reading-width">
          <Form method="get" action="/professions/compare" state={formState({ one: one?.slug ?? '', two: other?.slug ?? '' })}>
            <Choice name="one" label="First profession" />
            <Choice name="two" label="Second profession" />
            <Button text="Compare them" />
          </Form>
          {isSame && <p>This is the same profession twice. Choose another one.</p>}
          {ctx.query['two'] !== undefined && !(one && other) && <p>Choose two professions.</p>}
        </div>
        {one && other && !isSame && <SideBySide one={one} other={other} />}
      </>
    ),
  });
}

const Choice = ({ name, label }: { name: string; label: string }) => <SelectField name={name} label={label} items={[{ value: '', text: 'Choose one' }, ...guide.map(({ slug, title }) => ({ value: slug, text: title }))]} />;

function SideBySide({ one, other }: { one: GuideEntry; other: GuideEntry }) {
  const both = needsOf(one.slug).filter(({ need }) => need.help[other.slug] !== undefined);
  const rows: { head: string; of: (entry: GuideEntry) => ComponentChildren }[] = [
    { head: 'In short', of: ({ inShort }) => inShort },
    { head: 'Most of their work', of: ({ slug }) => <Lines items={needsOf(slug).filter(({ weight }) => weight === 3).map(({ need }) => need.title)} /> },
    ...facetLines(one).map(({ head }, at) => ({ head, of: (entry: GuideEntry) => facetLines(entry)[at]?.items.join(', ') })),
    { head: 'How to reach them', of: ({ reach }) => <Lines items={reach} /> },
    { head: 'More', of: ({ slug, title }) => <a href={`/professions/${slug}`}>{title}</a> },
  ];
  return (
    <>
      <DataTable
        caption={`${one.title} beside ${other.title}`} captionSize="m" rows={rows} emptyText=""
        columns={[{ key: 'head', head: 'What', cell: ({ head }) => head }, { key: 'one', head: one.title, cell: ({ of }) => of(one) }, { key: 'two', head: other.title, cell: ({ of }) => of(other) }]}
      />
      <div class="nhsuk-u-reading-width">
        <h2 class="nhsuk-heading-m">Where both can help</h2>
        {both.length === 0 ? <p>On our list there is nothing that both help with.</p> : (
          <ul class="nhsuk-list nhsuk-list--bullet">{both.map(({ need, because }) => <li><strong>{need.title}.</strong> {one.title}: {because} {other.title}: {need.help[other.slug]?.[1]}</li>)}</ul>
        )}
      </div>
    </>
  );
}

const Lines = ({ items }: { items: readonly string[] }) => <ul class="nhsuk-list nhsuk-list--bullet nhsuk-u-margin-bottom-0">{items.map((item) => <li>{item}</li>)}</ul>;
