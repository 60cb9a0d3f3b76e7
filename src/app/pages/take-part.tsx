import { ContactLines, siteContact as contact } from '#modules/directory';

export function TakePart() {
  return (
    <>
      <h1 class="nhsuk-heading-l">Ways to take part</h1>
      <p>Choose the way that suits you. Each way counts the same. You do not have to give your name.</p>
      <h2 class="nhsuk-heading-m">On this site</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li>Read <a href="/strategies">the strategies</a></li>
        <li>Comment on a strategy while it is a draft. Look for “Comments” on its page</li>
        <li>Tell us when <a href="/glossary">a word</a> does not work for you</li>
      </ul>
      <p>You cannot yet share your own ideas on this site. We are building that.</p>
      <h2 class="nhsuk-heading-m">On paper</h2>
      <p><a href="/take-part/form">Print the form</a>. It fits on one sheet. Fill it in and post it, or hand it in.</p>
      <h2 class="nhsuk-heading-m">By phone, by post or in person</h2>
      <ContactLines contact={contact} />
      <h2 class="nhsuk-heading-m">With help</h2>
      <p>Somebody you trust can fill in the form with you. Staff can type in what you say, if you agree.</p>
      <p>This site is not for emergencies. If somebody is in danger, call 999. For urgent health advice, call 111.</p>
    </>
  );
}

/** One sheet of A4, printed from the browser. */
export function TakePartForm() {
  const post = contact.post.length > 0 ? contact.post.join(', ') : 'the service that gave you this form';
  return (
    <div class="nhsuk-u-reading-width">
      <h1 class="nhsuk-heading-l">Tell us what matters to you</h1>
      <p class="allied-screen-only">Print this page. It fits on one sheet of A4. Go back to <a href="/take-part">ways to take part</a>.</p>
      <p>You do not have to give your name. Please do not write the names of other people.</p>
      <h2 class="nhsuk-heading-s">1. What would make getting help easier where you live?</h2>
      <Lines count={4} />
      <h2 class="nhsuk-heading-s">2. What works well, and should stay?</h2>
      <Lines count={4} />
      <h2 class="nhsuk-heading-s">3. Which strategy or plan is this about? You can leave this empty.</h2>
      <Lines count={1} />
      <h2 class="nhsuk-heading-s">4. Who are you? Tick what fits, or leave it empty.</h2>
      <p>☐ I use services &#160; ☐ I care for somebody &#160; ☐ I work in health or care &#160; ☐ I am a student &#160; ☐ Somebody else</p>
      <h2 class="nhsuk-heading-s">5. If somebody wrote this for you</h2>
      <p>☐ I agree that these are my words, and that staff may type them in.</p>
      <p>Send this form to {post}.</p>
    </div>
  );
}

/** Ruled lines to write on; nothing for a screen reader to read. */
const Lines = ({ count }: { readonly count: number }) => <div aria-hidden="true">{Array.from({ length: count }, () => <hr class="nhsuk-section-break nhsuk-section-break--visible nhsuk-section-break--l" />)}</div>;
