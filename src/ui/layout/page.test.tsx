import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Breadcrumb } from '#ui/nhsuk';
import { DemoBanner, renderFragment, renderPage } from './index.ts';
import type { Page } from './index.ts';

const page: Page = {
  title: 'Objectives',
  main: <h1>Objectives</h1>,
  navigation: [{ href: '/strategies', text: 'Strategies', active: true }],
  footer: { links: [{ href: '/accessibility', text: 'Accessibility' }] },
};

test('a page is a whole document in British English with its title', () => {
  const html = renderPage(page);
  assert.match(html, /^<!doctype html><html lang="en-GB"><head>/);
  assert.match(html, /<title>Objectives – Allied<\/title>/);
  assert.match(html, /<main class="nhsuk-main-wrapper" id="maincontent"><h1>Objectives<\/h1><\/main>/);
  assert.match(html, /<a class="nhsuk-skip-link"[^>]*href="#maincontent"/);
});

test('a page with errors says so first in its title', () => {
  assert.match(renderPage({ ...page, isInError: true }), /<title>Error: Objectives – Allied<\/title>/);
  assert.match(renderPage({ ...page, title: 'Allied' }), /<title>Allied<\/title>/);
});

test('a page holds nothing inline and calls no other host', () => {
  const html = renderPage({ ...page, demoBanner: <DemoBanner>A demonstration</DemoBanner> });
  assert.doesNotMatch(html, /<style|style="|\son\w+="|<script(?![^>]*\ssrc=)/);
  assert.doesNotMatch(html, /(?:src|href)="(?:https?:)?\/\//);
});

test('the header shows our mark and never the NHS logo', () => {
  const html = renderPage(page);
  assert.match(html, /allied-header__mark/);
  assert.doesNotMatch(html, /nhsuk-header__logo|aria-label="NHS/);
  assert.doesNotMatch(html, /© NHS England/);
  assert.match(html, /not an NHS England service/);
});

test('main content drawn before is put in as it is', () => {
  const main = renderFragment(<p>Speech &amp; language</p>);
  assert.equal(main.html, '<p>Speech &amp; language</p>');
  assert.ok(renderPage({ ...page, main }).includes(`id="maincontent">${main.html}</main>`));
});

test('what people typed stays text', () => {
  const html = renderPage({ ...page, title: '<b>"', main: <h1>{'<script>alert(1)</script>'}</h1> });
  assert.match(html, /<title>&lt;b>&quot; – Allied</);
  assert.doesNotMatch(html, /<script>alert/);
});

test('signing out is a form with a token', () => {
  const account = {
    isSignedIn: true,
    name: 'Amara Okafor',
    accountHref: '/account',
    signOutAction: '/sign-out',
    csrfToken: 'token-1',
  } as const;
  const html = renderPage({ ...page, account });
  assert.match(html, /<form class="nhsuk-header__account-form" action="\/sign-out" method="post" novalidate><input type="hidden" name="_csrf" value="token-1"/);
  assert.match(html, /href="\/account"/);
  const visitor = renderPage({ ...page, account: { isSignedIn: false, signInHref: '/sign-in' } });
  assert.match(visitor, /href="\/sign-in"/);
  assert.doesNotMatch(visitor, /_csrf/);
});

test('the persona switcher keeps the current person', () => {
  const personas = {
    action: '/demo/persona',
    csrfToken: 't',
    currentId: 'lead',
    personas: [
      { id: 'chief', name: 'Chief AHP' },
      { id: 'lead', name: 'Team lead' },
    ],
  };
  const html = renderPage({ ...page, demoBanner: <DemoBanner personas={personas}>A demonstration</DemoBanner> });
  assert.match(html, /<option value="lead" selected/);
  assert.doesNotMatch(html, /<option value="chief" selected/);
});

test('breadcrumbs stand before the main content', () => {
  const breadcrumbs = [{ href: '/', text: 'Home' }];
  const html = renderPage({ ...page, breadcrumbs });
  assert.ok(html.includes(renderFragment(<Breadcrumb items={breadcrumbs} />).html));
  assert.ok(html.indexOf('nhsuk-breadcrumb') < html.indexOf('id="maincontent"'));
});
