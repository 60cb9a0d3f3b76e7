import { ContactLines, type Contact } from '#modules/directory';

export function Accessibility({ contact }: { readonly contact: Contact }) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Accessibility statement</h1>
      <p>We want everyone to be able to use this site. That means you should be able to:</p>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li>read it on a small or old phone</li>
        <li>make the letters four times as big</li>
        <li>use it with the keyboard alone</li>
        <li>use it with a screen reader</li>
        <li>use it with JavaScript turned off</li>
        <li>print every page</li>
      </ul>
      <h2 class="nhsuk-heading-m">How good it is now</h2>
      <p>We aim for level AA of the Web Content Accessibility Guidelines, version 2.2. We believe that this site meets it in part. Nobody outside the team has tested it yet.</p>
      <p>We test each page with a program (axe) in a real browser. We do this with JavaScript on and off, and on a narrow screen. A program finds only some of the problems.</p>
      <h2 class="nhsuk-heading-m">What we know does not work well yet</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li>Most pages have no easy read version. Each page says so.</li>
        <li>There are no videos in British Sign Language.</li>
        <li>The site is in English only.</li>
        <li>The words of the published strategies are shown as they were printed. Some of them are hard to read.</li>
        <li>People who use screen readers every day have not tested the site yet.</li>
      </ul>
      <h2 class="nhsuk-heading-m">Tell us about a problem</h2>
      <p>Tell us if you cannot read or use something. Tell us too if you need a page in another form, such as large print or easy read.</p>
      <ContactLines contact={contact} />
      <p>You can also <a href="/help#tell-us">write it on the help page</a>. We do not ask who you are.</p>
      <h2 class="nhsuk-heading-m">If you are not happy with our answer</h2>
      <p>You can contact the <a href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support Service</a>. The <a href="https://www.equalityhumanrights.com/">Equality and Human Rights Commission</a> makes sure that public bodies follow the law on this.</p>
      <h2 class="nhsuk-heading-m">About this statement</h2>
      <p>It was written on 21 November 2026. The organisation that runs this site must check it and add its own tests before people rely on it.</p>
    </>
  );
}
