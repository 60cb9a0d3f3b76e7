import { professions } from '#modules/directory';

/** A page about the site itself that can have an easy-read version. */
export interface SitePage {
  /** In addresses: /easy-read/pages/privacy. */
  code: string;
  address: string;
  title: string;
}

/** The site's own pages, in the order people meet them. The hall and the loop's pages take their titles from here. */
export const sitePages: readonly SitePage[] = [
  { code: 'home', address: '/', title: 'Home' },
  { code: 'about', address: '/about', title: 'About Allied' },
  { code: 'help', address: '/help', title: 'Help' },
  { code: 'take-part', address: '/take-part', title: 'Ways to take part' },
  { code: 'accessibility', address: '/accessibility', title: 'Accessibility statement' },
  { code: 'glossary', address: '/glossary', title: 'Words explained' },
  { code: 'professions', address: '/professions', title: 'The 14 allied health professions' },
  { code: 'privacy', address: '/privacy', title: 'Privacy' },
  { code: 'co-planning', address: '/co-planning', title: 'Listen' },
  { code: 'co-design', address: '/co-design', title: 'Agree' },
  { code: 'co-implementation', address: '/co-implementation', title: 'Act' },
  { code: 'improvement', address: '/improvement', title: 'Improvement projects' },
  { code: 'improvement-learning', address: '/improvement/learning', title: 'Learning and research' },
  { code: 'research-questions', address: '/improvement/questions', title: 'Questions for research' },
  { code: 'improvement-guidance', address: '/improvement/guidance', title: 'How improvement works' },
  { code: 'quality', address: '/quality', title: 'Quality Dashboard' },
  { code: 'quality-matrix', address: '/quality/matrix', title: 'Matrix of measures' },
  { code: 'fairness', address: '/fairness', title: 'Fairness' },
  { code: 'who-can-help', address: '/who-can-help', title: 'Who can help?' },
  { code: 'careers', address: '/careers', title: 'Become one of them' },
  ...professions.map(({ code, title }): SitePage => ({ code: code.replace('prof.', 'profession-'), address: `/professions/${code.replace('prof.', '')}`, title })),
  { code: 'services', address: '/services', title: 'Services' },
  { code: 'self-care', address: '/self-care', title: 'Look after yourself' },
  { code: 'library', address: '/library', title: 'Library' },
  { code: 'stated-figures', address: '/stated-figures', title: 'Figures and their sources' },
  { code: 'you-said-we-did', address: '/you-said-we-did', title: 'You said, we did' },
  { code: 'case-studies', address: '/case-studies', title: 'Case studies' },
  { code: 'events', address: '/events', title: 'Events' },
  { code: 'thanks', address: '/thanks', title: 'Thanks and celebrations' },
  { code: 'awards', address: '/awards', title: 'Awards' },
  { code: 'practice-exchange', address: '/practice-exchange', title: 'Ask and offer' },
  { code: 'stories', address: '/stories', title: 'Share and celebrate' },
  { code: 'inquiry', address: '/inquiry', title: 'Where we are' },
  { code: 'co-evaluation', address: '/co-evaluation', title: 'Check' },
];
