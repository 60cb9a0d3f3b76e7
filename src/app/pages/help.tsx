import { ContactLines, type Contact } from '#modules/directory';
import { Form, HiddenField, PaperForm, TextareaField, type FormState } from '#ui/forms';
import { Button, Details, InsetText } from '#ui/nhsuk';

const answers: readonly { question: string; answer: string }[] = [
  { question: 'What is this site for?', answer: 'It helps people in the allied health professions put a strategy into practice. Everyone can read along, take part, and see what was done.' },
  { question: 'Do I need an account?', answer: 'No. Every public page is open. People who work on a strategy need an account to write here.' },
  { question: 'How do I sign in?', answer: 'Choose “Sign in” and type your email address. We send you a link. It works once. There is no password. You can use any email address.' },
  { question: 'I did not get the link', answer: 'Look among unwanted mail. Wait a few minutes, then ask for a new link. If it still does not come, ask the person who looks after accounts where you work.' },
  { question: 'What do the words mean?', answer: 'See “Words explained” at the top of each page. If a word is missing or does not work for you, tell us there.' },
  { question: 'Is this an NHS site?', answer: 'No. It is open software that any organisation can run. It shows published strategies and says where they come from.' },
  { question: 'What is an example?', answer: 'In a demonstration, some organisations and people are made up. They are marked “Example”.' },
];

export interface HelpProps {
  readonly contact: Contact;
  readonly csrf: string;
  readonly state: FormState;
  readonly isTold: boolean;
}

export function Help({ contact, ...telling }: HelpProps) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Help</h1>
      {answers.map(({ question, answer }) => <Details key={question} summary={question} text={answer} />)}
      <h2 class="nhsuk-heading-m" id="tell-us">Tell us what does not work for you</h2>
      <TellUs {...telling} />
      <section aria-labelledby="other-ways">
        <h3 class="nhsuk-heading-s" id="other-ways">Other ways to tell us</h3>
        <p><a href="/help/print">Print the form and fill it in with a pen</a>. You can ask somebody to help you.</p>
        <ContactLines contact={contact} />
      </section>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li><a href="/accessibility">Accessibility statement</a></li>
        <li><a href="/privacy">Privacy and cookies</a></li>
        <li><a href="/take-part">Ways to take part</a></li>
      </ul>
    </>
  );
}

/** One box and no question about who writes. */
function TellUs({ csrf, state, isTold }: Omit<HelpProps, 'contact'>) {
  return (
    <>
      {isTold && <InsetText><p>Thank you. We have your words. Those who look after this site read them.</p></InsetText>}
      <Form action="/help/reports" csrfToken={csrf} state={state}>
        <HiddenField name="page" />
        <TextareaField name="words" label={{ text: 'What did you want to do, and what happened?', size: 's' }} rows={3} maxlength={1000}
          hint="One sentence is enough. If the page showed a number, tell us the number. Please write no names: we do not ask who you are, so we cannot write back." />
        <Button>Send</Button>
      </Form>
    </>
  );
}

/** The same on one sheet of paper. */
export function HelpOnPaper({ contact }: { readonly contact: Contact }) {
  return (
    <PaperForm title="Tell us what does not work for you" back={{ href: '/help', text: 'Go back to help' }} questions={[
      { text: 'What did you want to do, and what happened?', lines: 6 },
      { text: 'Which page was it? You can leave this empty.', lines: 1 },
      { text: 'If somebody wrote this for you', boxes: ['I agree that these are my words, and that staff may type them in'] },
    ]} sendTo={<ContactLines contact={contact} whoLabel="Send it to" noneText="Please hand it to the service that gave you this form. No address is set yet." />}>
      <p>You do not have to give your name. Please do not write the names of other people.</p>
    </PaperForm>
  );
}
