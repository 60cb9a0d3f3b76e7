import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { CsrfField } from '#ui/forms';
import { around, drawnOnce, namingForms, type Surroundings } from './index.ts';

const words = fc.record({ name: fc.string({ unit: 'binary' }), href: fc.string({ unit: fc.constantFrom('a', '"', '<', '&', '>', "'", '$', '–', ' ') }), token: fc.string() });
const holes = ['name', 'href', 'token'] as const;

function Part({ name, href, token }: Record<(typeof holes)[number], string>) {
  return (
    <section aria-label={name}>
      <a href={href} data-quoted>{name}{name !== '' && <b>{name} &amp; others</b>}</a>
      <form><CsrfField token={token} /></form>
      <form><CsrfField token={token} /></form>
    </section>
  );
}

/** Forms are named one, two, three, so that both ways of drawing can be compared. */
const named = (isNamed: boolean, draw: () => VNode): string => {
  let count = 0;
  return namingForms(isNamed ? () => `form ${(count += 1)}` : undefined, () => renderToString(draw()));
};

describe('a part that is drawn once', () => {
  it('is the same as one that is drawn each time, whatever the words and whoever read before', () => {
    const kept = drawnOnce(holes, (given) => <Part {...given} />);
    fc.assert(fc.property(words, fc.boolean(), (given, isNamed) => {
      assert.equal(named(isNamed, () => kept(given)), named(isNamed, () => <Part {...given} />));
    }), { numRuns: 500 });
  });

  it('is the same inside others, and lists of it', () => {
    const kept = drawnOnce(holes, (given) => <Part {...given} />);
    fc.assert(fc.property(fc.array(words), fc.boolean(), (all, isNamed) => {
      const drawn = (draw: (given: (typeof all)[number]) => VNode) => named(isNamed, () => <ul>{all.map((given) => <li>{draw(given)}</li>)}<Part name="last" href="/" token="t" /></ul>);
      // The names are random, so that it does not matter which form gets its own first.
      const numberless = (html: string) => html.replaceAll(/form \d+/g, 'form');
      assert.equal(numberless(drawn(kept)), numberless(drawn((given) => <Part {...given} />)));
      assert.equal(new Set(drawn(kept).match(/form \d+/g)).size, isNamed ? 2 * all.length + 2 : 0);
    }));
  });

  it('is drawn once, and gives each form a name of its own', () => {
    let drawings = 0;
    const kept = drawnOnce(holes, (given) => {
      drawings += 1;
      return <Part {...given} />;
    });
    const html = Array.from({ length: 5 }, (_, at) => named(true, () => kept({ name: `n${at}`, href: '/', token: 't' })));
    assert.equal(drawings, 1);
    assert.match(html[3] ?? '', /value="form 1".*value="form 2"/s);
    assert.doesNotMatch(html[4] ?? '', /n[0-3]/);
  });
});

it('whoever draws inside another keeps the names of forms to itself', () => {
  namingForms(() => 'outer', () => {
    assert.doesNotMatch(namingForms(undefined, () => renderToString(<CsrfField token="t" />)), /_form/);
    assert.match(renderToString(<CsrfField token="t" />), /value="outer"/);
  });
  assert.doesNotMatch(renderToString(<CsrfField token="t" />), /_form/);
});

it('what stands around is known below, the nearest first, and nowhere else', () => {
  const { Around, valueIn } = around('word', 'outside');
  const other = around('word', 'other');
  const Say = (_props: object, surroundings: Surroundings) => <b>{valueIn(surroundings)}</b>;
  assert.equal(renderToString(<p><Say /><Around value="one"><i><Say /><Around value="two"><Say /></Around></i><Say /></Around><other.Around value="x"><Say /></other.Around></p>),
    '<p><b>outside</b><i><b>one</b><b>two</b></i><b>one</b><b>outside</b></p>');
});
