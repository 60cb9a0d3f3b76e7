import { ContactLines, type Contact } from '#modules/directory';
import { DataTable, type Column } from '#ui/tables';

interface Kept {
  what: string;
  why: string;
  howLong: string;
}

const kept: readonly Kept[] = [
  { what: 'Your name, email address, place of work and role, if you have an account', why: 'So that you can sign in, and your team can see who does what', howLong: 'Until you ask us to erase it. Then the name and the address go. Counts stay true.' },
  { what: 'A note that you are signed in, and the kind of device', why: 'So that you stay signed in, and can sign out everywhere', howLong: 'It ends after 12 hours without use' },
  { what: 'Each time you sign in: when, and in which way', why: 'So that misuse of an account can be found', howLong: 'As long as this site runs. If we erase you, it no longer leads to your name.' },
  { what: 'What staff decide, with their account and the time', why: 'So that people can see who decided what, and why', howLong: 'As long as this site runs. Nobody can change it, not even us.' },
  { what: 'Emails that wait to be sent', why: 'So that they reach you', howLong: 'The organisation that runs this site sets this' },
  { what: 'That you sent a form, if you are signed in: the hour and where it led', why: 'So that a form that is sent twice is saved once', howLong: 'One day. What you wrote cannot be read from it. Nothing of this kind is kept when you take part in a conversation.' },
  { what: 'A scrambled mark of a form about a word, a draft or this site', why: 'So that a form that is sent twice is saved once', howLong: 'Until the end of the next day. Nobody can read from it what you wrote, who you are, or which forms came from one person.' },
  { what: 'What you tell us about a word, or about a draft', why: 'So that we can answer', howLong: 'As long as the word or the strategy is here. Only your words and the day are kept.' },
  { what: 'Whether an objective helped, if you say so: your answer, your words and the month', why: 'So that three kinds of people judge, each for themselves', howLong: 'As long as the objective is here. Answers are told in eights, and apart from the words. We keep nothing about who you are. If staff type it in for you, we keep who typed and the day you agreed.' },
  { what: 'What you answer about your care, if you answer here: the numbers you choose and, if you give it, your group', why: 'So that we see how care is for people', howLong: 'Until the quarter ends. Then we keep counts only, where enough people answered. We keep nothing about who you are.' },
  { what: 'What matters to you, if you tell us: your words, the day and, if you give it, the first half of your postcode', why: 'So that a few trained people can read it, and so that we see what matters in each place', howLong: 'Two years, or until you take it out with your code. Nobody else reads it. Counts of eight answers or more stay.' },
  { what: 'A question for research or a barrier, if you tell us: your words and the month. If you back a question: a scrambled number that is another for each question', why: 'So that researchers see what people want to know, and so that your support counts once', howLong: 'As long as the question is here. We keep nothing about who you are, and tell support in eights only.' },
  { what: 'The same, when staff type it in for somebody', why: 'So that each way to take part counts the same, and people can see how it came in', howLong: 'As long. We keep the words, the way they came, the day the person agreed, and who typed. We keep nothing about whose words they are.' },
  { what: 'Your email address, if you join the list of an organisation and say yes by email', why: 'So that you hear when a conversation opens', howLong: 'Until you press the link in any of these emails. If you do not say yes, it goes after 7 days. It is never joined to words or votes.' },
  { what: 'If you have an account and answer for a figure that changed: your role, from when and until when', why: 'So that each change has somebody who answers', howLong: 'As long as this site runs. If we erase you, it no longer leads to your name.' },
  { what: 'If you send in figures for your organisation: the day we last wrote to you about figures that are due', why: 'So that we write once a week at most', howLong: 'About a week' },
  { what: 'If you have an account: whether you want emails about conversations', why: 'So that you get only what you asked for', howLong: 'Until you say no, or close your account. Everybody gets the same email, and we do not see who comes.' },
  { what: 'If you have an account and choose a letter each week: its day of the week, when you chose it, and until which day it has told you', why: 'So that you get one letter a week and no more', howLong: 'Until you choose no letter, press the button that the link in each letter leads to, or close your account. We do not see whether you open it.' },
  { what: 'If you sign up for an event: the name, the way to reach you and the needs that you choose to tell', why: 'So that we can help you to take part, and tell you of changes', howLong: 'Until 30 days after the event, or until you take your place back with your code. Only the people who hold the event read it.' },
  { what: 'If you thank or nominate somebody: your words and the day', why: 'So that a person can read them first, and a panel can judge', howLong: 'As long as this site runs. We keep nothing about who you are. If staff type it in for you, we keep who typed and the day you agreed.' },
  { what: 'If you judge an award: what you think of each nomination', why: 'So that two people at least decide', howLong: 'As long as this site runs. Only the panel reads it.' },
  { what: 'Your email address, if you ask for letters about a theme, an objective, a profession or an organisation, and say yes by email', why: 'So that you hear what became of it, as often as you choose', howLong: 'Until you press the button that the link in each letter leads to. If you do not say yes, it goes after two days. It stands apart from what anybody said.' },
  { what: 'That words of yours stand on a page, if you said that they may be quoted', why: 'So that they leave every page when you say no', howLong: 'Until you take your leave back, or the page goes. We keep no name, and show the month only.' },
  { what: 'How often the page of a profession was read on a day: a number', why: 'So that we see which pages need more', howLong: 'As long as this site runs. We keep nothing about who read it.' },
  { what: 'If you keep a snapshot of where you are in your own work: your answers and the day', why: 'So that you see how you grow', howLong: 'Until you take it away. Only you can read it. If you let it join a count, it is counted once, with seven other people at least, and nobody is told whose it was.' },
  { what: 'If you write down your own part: your words, for which part of a strategy, and what you say when you look at it again', why: 'So that you see what you set out to do', howLong: 'As long as this site runs, or until we erase you. Nobody else reads it. If you let it count, only a total of eight people or more is shown.' },
  { what: 'If you work on a project: that you do, since when, your role group and what you do there. If you follow one: that you do', why: 'So that a team knows who is in it, and you find what you follow', howLong: 'As long as this site runs. Your organisation sees who is in a team; others see role groups only. Nobody sees who follows. If we erase you, it no longer leads to your name.' },
  { what: 'If a team invites you as a partner: your agency, your role and, once you say yes, that it is you', why: 'So that you can do what you were invited to do, and no more', howLong: 'As long as this site runs, also after it ends. The organisation that invited you can see it. If we erase you, it no longer leads to your name.' },
  { what: 'If you show interest in an opening, ask a coach, or tell of yourself as a role model, a coach or somebody who does research: your words and the day', why: 'So that the right person can answer, and others can learn from you', howLong: 'As long as this site runs, or until you take it back. Interest is read by those who answer it; a question by its coach. Who does research is told in tens only.' },
  { what: 'If you are under 16: your words, like anybody else’s', why: 'So that children and young people are heard too', howLong: 'As long as the conversation is here, or until you take them out. We do not keep that you are under 16, or that an adult agreed. We never quote you.' },
];

/** Every cookie of the site; a test compares them with those that the source sets. */
const cookies: readonly { name: string; does: string; ends: string }[] = [
  { name: 'allied_form', does: 'shows that a form came from this site, and that it was not sent before', ends: 'It goes when you close the browser.' },
  { name: 'allied_session', does: 'keeps you signed in', ends: 'It goes when you sign out or close the browser.' },
  { name: 'allied_ceremony', does: 'ties the steps of one sign-in together, if you use a passkey or your work account', ends: 'It goes when you are signed in, or after 10 minutes.' },
  { name: 'allied_voice', does: 'holds a random number, if you vote in a conversation, so that each vote counts once', ends: 'Your browser sends it back to that conversation only. It goes after 180 days.' },
  { name: 'allied_backing', does: 'holds a random number, if you look at questions for research, so that your support counts once', ends: 'Your browser sends it back to those pages only. It goes after 180 days.' },
  { name: 'allied_about', does: 'holds in which parts of a conversation you answered questions about you, so that you are not asked again', ends: 'Your browser sends it back to that conversation only. It goes after 180 days.' },
  { name: 'allied_side', does: 'holds from which side you vote, such as carer, if you chose one', ends: 'Your browser sends it back to that conversation only. It goes after 180 days, or when you choose none.' },
];

const columns: Column<Kept>[] = [
  { key: 'what', head: 'What we keep', cell: ({ what }) => what },
  { key: 'why', head: 'Why', cell: ({ why }) => why },
  { key: 'long', head: 'How long', cell: ({ howLong }) => howLong },
];

export function Privacy({ contact }: { readonly contact: Contact }) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Privacy</h1>
      <p>You can read all public pages without an account. We do not ask who you are.</p>
      <DataTable caption="What we keep" captionSize="m" columns={columns} rows={kept} emptyText="We keep nothing." />
      <h2 class="nhsuk-heading-m">What we do not keep</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li>We keep no health records. What you write in a conversation or about a draft is for everyone to read: please leave out your own health and that of others.</li>
        <li>We do not keep the address of your computer or phone. To stop misuse we count visits for a short time. We use a scrambled form of the address. Its key changes every hour.</li>
        <li>When you report a word or comment on a draft, nothing about you is kept with it.</li>
        <li>Staff may send files of figures. Figures count people; they name nobody. Only the person who sent a file can open it here. A file is gone after 30 days.</li>
        <li>Staff may send scores from before and after care, without names. We add them up while we read the file. Neither the file nor any score stays.</li>
        <li>We do not follow you to other sites. We show no adverts. No other company gets what you type here.</li>
      </ul>
      <h2 class="nhsuk-heading-m" id="cookies">Cookies</h2>
      <p>A cookie is a small note that a site leaves on your device. We use only these. The site cannot work without them, so we do not ask for your consent.</p>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {cookies.map(({ name, does, ends }) => <li key={name}><code>{name}</code> {does}. {ends}</li>)}
      </ul>
      <h2 class="nhsuk-heading-m">Your rights</h2>
      <p>If you have an account you can ask for a copy of what we hold about you. You can ask us to put it right or to erase it.</p>
      <ContactLines contact={contact} />
      <p>If you are not happy with how we use what you told us, you can tell the <a href="https://ico.org.uk/make-a-complaint/">Information Commissioner</a>.</p>
      <p>The organisation that runs this site answers for this page. It must check it and add its own details before people rely on it.</p>
    </>
  );
}
