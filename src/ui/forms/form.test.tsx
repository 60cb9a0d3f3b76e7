import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderToString } from 'preact-render-to-string';
import {
  CheckboxesField,
  DateField,
  FileField,
  Form,
  formState,
  FormErrorSummary,
  HiddenField,
  RadiosField,
  SelectField,
  TextareaField,
  TextField,
} from './index.ts';
import type { FormState } from './index.ts';

const names = ['title', 'why', 'owner', 'status', 'aims', 'startsOn', 'file'];

const values = {
  title: 'A "title" <b>',
  why: 'Because\nso',
  owner: 'b',
  status: 'y',
  aims: ['1', '3'],
  'startsOn-day': '31',
  'startsOn-month': '2',
  'startsOn-year': '2026',
  version: '7',
};

function draw(state: FormState): string {
  const choices = ['1', '2', '3'].map((value) => ({ value, text: `Aim ${value}` }));
  return renderToString(
    <>
      <FormErrorSummary state={state} />
      <Form action="/objectives" csrfToken="token" state={state} isMultipart>
        <HiddenField name="version" />
        <TextField name="title" label="Title" />
        <TextareaField name="why" label="Why" maxlength={200} />
        <SelectField name="owner" label="Owner" items={[{ value: 'a', text: 'A' }, { value: 'b', text: 'B' }]} />
        <RadiosField name="status" legend="Status" items={[{ value: 'x', text: 'X' }, { value: 'y', text: 'Y' }]} />
        <CheckboxesField name="aims" legend="Aims" items={choices} />
        <DateField name="startsOn" legend="Start date" />
        <FileField name="file" label="File" />
      </Form>
    </>,
  );
}

test('every kind of field keeps what was typed', () => {
  const html = draw(formState(values));
  assert.match(html, /<input type="hidden" name="_csrf" value="token"/);
  assert.match(html, /<input type="hidden" name="version" value="7"/);
  assert.match(html, /name="title"[^>]*value="A &quot;title&quot; &lt;b>"/);
  assert.match(html, />Because\nso<\/textarea>/);
  assert.match(html, /<option value="b" selected/);
  assert.match(html, /value="y" checked/);
  assert.equal(html.match(/type="checkbox" value="[13]" checked/g)?.length, 2);
  assert.match(html, /name="startsOn-month"[^>]*value="2"/);
  assert.match(html, /You can enter up to 200 characters/);
  assert.match(html, /enctype="multipart\/form-data"/);
  assert.doesNotMatch(html, /error/i);
});

test('every error stands on its field and in the summary, which leads to a control that exists', () => {
  const html = draw(formState(values, names.map((name) => ({ path: [name], message: `Mend ${name}` }))));
  const summary = html.slice(0, html.indexOf('<form'));
  const form = html.slice(html.indexOf('<form'));
  for (const name of names) {
    assert.ok(summary.includes(`<a href="#${name}">Mend ${name}</a>`), name);
    assert.match(form, new RegExp(`<(input|select|textarea)[^>]* id="${name}"`), `control of ${name}`);
    assert.match(form, new RegExp(`id="${name}(-date)?-error"><span class="nhsuk-u-visually-hidden">Error: </span>Mend ${name}<`));
    assert.match(form, new RegExp(`aria-describedby="[^"]*\\b${name}(-date)?-error\\b`), `description of ${name}`);
  }
  assert.equal(form.match(/nhsuk-form-group--error/g)?.length, names.length + 3, 'each field, and the three boxes of the date');
});

test('ids are not used twice', () => {
  const html = draw(formState(values, names.map((name) => ({ path: [name], message: 'x' }))));
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  assert.deepEqual(ids, [...new Set(ids)]);
});

test('an error in one part of a date leads to that part and marks only that part', () => {
  const html = draw(formState(values, [{ path: ['startsOn', 'month'], message: 'Start date must include a month' }]));
  assert.match(html, /<a href="#startsOn-month">/);
  const marked = [...html.matchAll(/<input class="[^"]*nhsuk-input--error[^"]*" id="([^"]+)"/g)].map(([, id]) => id);
  assert.deepEqual(marked, ['startsOn-month']);
});

test('a form that only asks carries no token', () => {
  const html = renderToString(
    <Form action="/search" method="get">
      <TextField name="q" label="Search" />
    </Form>,
  );
  assert.match(html, /^<form method="get" action="\/search" novalidate>/);
  assert.doesNotMatch(html, /_csrf/);
});
