import { stemOf, wordsOf } from '#engines/similarity';

interface SitePage {
  title: string;
  href: string;
  /** What people also call it. */
  words: string;
}

/** What anyone can open and do here. Things that people made stand in the search index; these pages do not. */
export const pagesOfSite: readonly SitePage[] = [
  { title: 'Privacy: what we keep and for how long', href: '/privacy', words: 'privacy private personal data information cookies delete anonymous who sees' },
  { title: 'Accessibility statement', href: '/accessibility', words: 'accessible screen reader contrast large print keyboard problem complaint' },
  { title: 'Help', href: '/help', words: 'how does this site work instructions guide urgent' },
  { title: 'About this site', href: '/about', words: 'allied who made runs' },
  { title: 'Sign in', href: '/sign-in', words: 'log in login account password passkey register join' },
  { title: 'Ways to take part', href: '/take-part', words: 'phone paper post in person interpreter contact us call write involved' },
  { title: 'Get involved at any time', href: '/get-involved', words: 'join volunteer take part' },
  { title: 'Conversations: give an idea, comment or vote', href: '/conversations', words: 'consultation survey ideas voting comments say what you think listen' },
  { title: 'What matters to you', href: '/what-matters', words: 'tell us matter me' },
  { title: 'You said, we did', href: '/you-said-we-did', words: 'answers feedback results outcome what happened reply themes' },
  { title: 'Find out who can help you', href: '/who-can-help', words: 'finder need referral which profession therapist symptom' },
  { title: 'The 14 allied health professions', href: '/professions', words: 'ahp list guide jobs' },
  { title: 'Compare two professions', href: '/professions/compare', words: 'difference between professions' },
  { title: 'Become one of them: careers', href: '/careers', words: 'career job training study apprenticeship return to practice' },
  { title: 'Services', href: '/services', words: 'clinics appointments self-referral refer myself opening times' },
  { title: 'Look after yourself', href: '/self-care', words: 'self-care exercises advice leaflets' },
  { title: 'Thank somebody', href: '/thanks/new', words: 'thanks thank you praise compliment kindness' },
  { title: 'Awards: put somebody forward', href: '/awards', words: 'award nominate nomination recognition prize winner' },
  { title: 'Case studies', href: '/case-studies', words: 'stories examples good practice success' },
  { title: 'Events', href: '/events', words: "calendar ahps' day meeting webinar conference sign up" },
  { title: 'Library', href: '/library', words: 'documents publications reports guidance reading resources' },
  { title: 'Ask and offer', href: '/practice-exchange', words: 'practice exchange co-production methods advice from other teams' },
  { title: 'Where we are', href: '/inquiry', words: 'snapshot self-assessment maturity stages map matrix baseline priorities appreciative inquiry implementation framework' },
  { title: 'The questions of a snapshot, to read or print', href: '/inquiry/questions', words: 'template snapshot questions form' },
  { title: 'Improvement projects', href: '/improvement', words: 'quality improvement qi register pdsa project start' },
  { title: 'Barriers to remove', href: '/improvement/barriers', words: 'rule habit stops us red tape' },
  { title: 'Questions for research', href: '/improvement/questions', words: 'research question ask vote researcher' },
  { title: 'Quality Dashboard', href: '/quality', words: 'figures measures charts spc control chart performance data statistics' },
  { title: 'Fairness', href: '/fairness', words: 'gaps inequality inequalities equality equity core20plus5 race disability' },
  { title: 'Strategies', href: '/strategies', words: 'plans policy ahps deliver oxford' },
  { title: 'Organisations', href: '/organisations', words: 'trusts integrated care systems regions teams places' },
  { title: 'Words explained', href: '/glossary', words: 'glossary abbreviations acronyms short forms meaning' },
  { title: 'For programs', href: '/api', words: 'api interface developers open data download json' },
];

/** Words that a question is made of, not what it is about. */
const small = new Set('a an and are can could do does for from how i in is it me my of on or our please see show the there this to us want was we what when where which who will with you your'.split(' ').map((word) => stemOf(word)));
const stemsOf = (text: string): string[] => wordsOf(text).map((word) => stemOf(word));
const known = pagesOfSite.map((page) => ({ page, title: new Set(stemsOf(page.title)), all: new Set(stemsOf(`${page.title} ${page.words}`)) }));
const MOST = 3;

/** The pages that hold every word that was typed, small ones left out; those that name more of them in their title first. Three at most. */
export function pagesFor(typed: string): SitePage[] {
  const asked = [...new Set(stemsOf(typed))].filter((stem) => stem.length > 1 && !small.has(stem));
  if (asked.length === 0) return [];
  const inTitle = (titled: ReadonlySet<string>) => asked.filter((stem) => titled.has(stem)).length;
  return known.filter(({ all }) => asked.every((stem) => all.has(stem))).toSorted((one, other) => inTitle(other.title) - inTitle(one.title)).slice(0, MOST).map(({ page }) => page);
}
