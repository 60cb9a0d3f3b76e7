import { PaperForm } from '#ui/forms';
import { ContactLines, isReachable, type Contact } from '#modules/directory';

export function TakePart({ contact }: { readonly contact: Contact }) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Ways to take part</h1>
      <p>Choose the way that suits you. {isReachable(contact) ? 'Each way counts the same.' : 'Not every way is open yet. Those that are count the same.'} You do not have to give your name.</p>
      <h2 class="nhsuk-heading-m">On this site</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li><a href="/conversations">Share an idea, comment and vote</a> while a conversation is open</li>
        <li><a href="/get-involved">Get involved with an organisation</a>: at any time, also when no conversation is open</li>
        <li>Tell us <a href="/what-matters">what matters to you</a>, at any time. Your answer is private</li>
        <li>Read <a href="/strategies">the strategies</a></li>
        <li>Comment on a strategy while it is a draft. Look for “Comments” on its page</li>
        <li>Tell us when <a href="/glossary">a word</a> does not work for you</li>
      </ul>
      <h2 class="nhsuk-heading-m">On paper</h2>
      <p><a href="/take-part/form">Print the form</a>. It fits on one sheet. {contact.post.length > 0 ? 'Fill it in and post it, or hand it in.' : 'Fill it in and hand it to the service that you use. We have no address for letters yet.'}</p>
      <p>To comment on a draft, or on a word, print the form from its own page.</p>
      <h2 class="nhsuk-heading-m">By phone, by post or in person</h2>
      <ContactLines contact={contact} noneText={NOT_YET} />
      <h2 class="nhsuk-heading-m">With help</h2>
      <p>Somebody you trust can fill in the form with you. Staff can type in what you say, if you agree.</p>
      <p>This site is not for emergencies. If somebody is in danger, call 999. For urgent health advice, call 111.</p>
    </>
  );
}

const NOT_YET = 'Not yet: the organisation that runs this site has given no phone number, no address and no place. Until then, please use the printed form, or ask the service that you use.';

/** One sheet of A4, printed from the browser. */
export function TakePartForm({ contact }: { readonly contact: Contact }) {
  return (
    <PaperForm title="Tell us what matters to you" back={{ href: '/take-part', text: 'Go back to ways to take part' }} questions={[
      { text: 'What would make getting help easier where you live?', lines: 4 },
      { text: 'What works well, and should stay?', lines: 4 },
      { text: 'Which strategy or plan is this about? You can leave this empty.', lines: 1 },
      { text: 'Who are you? Tick what fits, or leave it empty.', boxes: ['I use services', 'I care for somebody', 'I work in health or care', 'I am a student', 'Somebody else'] },
      { text: 'If somebody wrote this for you', boxes: ['I agree that these are my words, and that staff may type them in'] },
    ]} sendTo={<ContactLines contact={contact} whoLabel="Send it to" noneText="Please hand it to the service that gave you this form. No address is set yet." />}>
      <p>You do not have to give your name. Please do not write the names of other people.</p>
    </PaperForm>
  );
}
