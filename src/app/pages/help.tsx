import { ContactLines, siteContact as contact } from '#modules/directory';
import { Details } from '#ui/nhsuk';

const answers: readonly { question: string; answer: string }[] = [
  { question: 'What is this site for?', answer: 'It helps people in the allied health professions put a strategy into practice. Everyone can read along, take part, and see what was done.' },
  { question: 'Do I need an account?', answer: 'No. Every public page is open. People who work on a strategy need an account to write here.' },
  { question: 'How do I sign in?', answer: 'Choose “Sign in” and type your email address. We send you a link. It works once. There is no password. You can use any email address.' },
  { question: 'I did not get the link', answer: 'Look among unwanted mail. Wait a few minutes, then ask for a new link. If it still does not come, ask the person who looks after accounts where you work.' },
  { question: 'What do the words mean?', answer: 'See “Words explained” at the top of each page. If a word is missing or does not work for you, tell us there.' },
  { question: 'Is this an NHS site?', answer: 'No. It is open software that any organisation can run. It shows published strategies and says where they come from.' },
  { question: 'What is an example?', answer: 'In a demonstration, some organisations and people are made up. They are marked “Example”.' },
];

export function Help() {
  return (
    <>
      <h1 class="nhsuk-heading-l">Help</h1>
      {answers.map(({ question, answer }) => <Details key={question} summary={question} text={answer} />)}
      <h2 class="nhsuk-heading-m">Something does not work</h2>
      <p>Tell us what you wanted to do and what happened. If the page showed a number, tell us the number.</p>
      <ContactLines contact={contact} />
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li><a href="/accessibility">Accessibility statement</a></li>
        <li><a href="/privacy">Privacy and cookies</a></li>
        <li><a href="/take-part">Ways to take part</a></li>
      </ul>
    </>
  );
}
