import assert from 'node:assert/strict';
import { test } from 'node:test';
import { h } from 'preact';
import type { FunctionComponent } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { canonicalHtml } from './fixtures/canonical-html.ts';
import { propsOf } from './fixtures/fixture-props.ts';
import { componentNames, fixturesOf } from './fixtures/package-fixtures.ts';
import * as nhsuk from './index.ts';

/** Every component of nhsuk-frontend 10.6.1 with the number of its fixtures. `caption` ships an empty list. */
const components: Record<string, readonly [component: unknown, fixtures: number]> = {
  'action-link': [nhsuk.ActionLink, 7],
  'back-link': [nhsuk.BackLink, 7],
  breadcrumb: [nhsuk.Breadcrumb, 5],
  button: [nhsuk.Button, 66],
  caption: [nhsuk.Caption, 0],
  card: [nhsuk.Card, 50],
  'character-count': [nhsuk.CharacterCount, 33],
  checkboxes: [nhsuk.Checkboxes, 56],
  code: [nhsuk.Code, 13],
  'contents-list': [nhsuk.ContentsList, 4],
  'date-input': [nhsuk.DateInput, 39],
  details: [nhsuk.Details, 12],
  'do-dont-list': [nhsuk.DoDontList, 12],
  'error-message': [nhsuk.ErrorMessage, 6],
  'error-summary': [nhsuk.ErrorSummary, 14],
  fieldset: [nhsuk.Fieldset, 4],
  'file-upload': [nhsuk.FileUpload, 21],
  footer: [nhsuk.Footer, 18],
  header: [nhsuk.Header, 58],
  heading: [nhsuk.Heading, 33],
  hero: [nhsuk.Hero, 12],
  hint: [nhsuk.Hint, 3],
  images: [nhsuk.Image, 14],
  input: [nhsuk.Input, 44],
  'inset-text': [nhsuk.InsetText, 3],
  label: [nhsuk.Label, 31],
  legend: [nhsuk.Legend, 27],
  'notification-banner': [nhsuk.NotificationBanner, 17],
  pagination: [nhsuk.Pagination, 11],
  panel: [nhsuk.Panel, 15],
  'password-input': [nhsuk.PasswordInput, 19],
  radios: [nhsuk.Radios, 48],
  scroll: [nhsuk.Scroll, 3],
  'search-input': [nhsuk.SearchInput, 26],
  select: [nhsuk.Select, 20],
  'skip-link': [nhsuk.SkipLink, 3],
  'summary-list': [nhsuk.SummaryList, 28],
  tables: [nhsuk.Table, 140],
  tabs: [nhsuk.Tabs, 5],
  tag: [nhsuk.Tag, 28],
  'task-list': [nhsuk.TaskList, 6],
  textarea: [nhsuk.Textarea, 16],
  'warning-callout': [nhsuk.WarningCallout, 6],
};

for (const [name, [component, count]] of Object.entries(components)) {
  test(`${name}: ${count} fixtures of the package`, () => {
    const fixtures = fixturesOf(name);
    assert.equal(fixtures.length, count);
    for (const fixture of fixtures) {
      const ours = renderToString(h(component as FunctionComponent, propsOf(name, fixture)));
      assert.equal(canonicalHtml(ours), canonicalHtml(fixture.html), `${name}: ${fixture.name}`);
    }
  });
}

test('no component of the package is left out: 43 components, 983 fixtures', () => {
  assert.deepEqual(componentNames().toSorted(), Object.keys(components).toSorted());
  assert.equal(Object.keys(components).length, 43);
  const total = Object.values(components).reduce((sum, [, count]) => sum + count, 0);
  assert.equal(total, 983);
});

test('a component that draws otherwise than its fixture would be seen', () => {
  const [fixture] = fixturesOf('button');
  assert.ok(fixture);
  const ours = renderToString(h(nhsuk.Button as FunctionComponent, propsOf('button', fixture)));
  assert.equal(canonicalHtml(ours), canonicalHtml(fixture.html));
  for (const planted of [fixture.html.replace('nhsuk-button', 'nhsuk-buton'), fixture.html.replace('</button>', '.</button>'), `${fixture.html}<p></p>`]) assert.notEqual(canonicalHtml(ours), canonicalHtml(planted));
});
