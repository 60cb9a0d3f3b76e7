import type { Reply, RequestContext } from '#platform/http';
import { easyReadOf, EasyReadSlot, writeHrefOf } from '#modules/strategy';
import { learningLines, needsAnOwner } from '../../queries/learning/learning.ts';
import { Attention } from '../learning/log-pages.tsx';
import { shell } from '../registers/shell.tsx';

interface Door {
  href: string;
  text: string;
  about: string;
  /** Only for those who are signed in. */
  isInside?: boolean;
}

const doors: readonly { title: string; doors: readonly Door[] }[] = [
  {
    title: 'Learn',
    doors: [
      { href: '/improvement/barriers', text: 'Barriers to remove', about: 'Rules and habits that stand in the way, and how long it took to remove them' },
      { href: '/improvement/learning-log', text: 'Learning log', about: 'What changed, and do we keep it, adapt it or stop it?' },
      { href: '/improvement/learning-reviews', text: 'Learning reviews', about: 'Who was affected, what they need, what we learned', isInside: true },
    ],
  },
  {
    title: 'Find out',
    doors: [
      { href: '/improvement/questions', text: 'Questions for research', about: 'Ask what research should find out, or back a question' },
      { href: '/improvement/evidence', text: 'Evidence', about: 'What is known, where it is from and who is missing' },
      { href: '/improvement/evidence-gaps', text: 'What nobody knows yet', about: 'Gaps that can become questions for research' },
      { href: '/improvement/studies', text: 'Studies', about: 'What is being found out, and who set the question' },
      { href: '/improvement/research-visions', text: 'Three research visions', about: 'How each goes, year by year, and what funders were asked' },
      { href: '/improvement/outputs', text: 'What came of research', about: 'Who used it, and what changed' },
    ],
  },
  {
    title: 'Take part',
    doors: [
      { href: '/improvement/openings', text: 'Openings', about: 'Student projects, jobs with time for research, studies to join' },
      { href: '/improvement/role-models', text: 'Role models', about: 'People who did it tell how' },
      { href: '/improvement/coaches', text: 'Coaches', about: 'Colleagues who help you to improve care', isInside: true },
      { href: '/improvement/digital', text: 'Digital skills and roles', about: 'Look at your own skills, and who works in clinical informatics', isInside: true },
      { href: '/improvement/tools', text: 'Digital tools', about: 'Who has them, who could learn them, and who goes without', isInside: true },
      { href: '/improvement/research-active', text: 'Who does research', about: 'By profession and by role group, where there are enough people' },
      { href: '/improvement/confidence', text: 'Confidence before and after', about: 'How confident people feel in research and in improving care' },
    ],
  },
  {
    title: 'Change care',
    doors: [
      { href: '/improvement/pathways', text: 'Pathways of care', about: 'How people go through care now, and how it could be' },
      { href: '/improvement/prevention', text: 'Staying well', about: 'What is done before people fall ill, and whom it reached' },
      { href: '/improvement/guidance-register', text: 'Guidance register', about: 'New advice on care, and how far each service uses it' },
    ],
  },
];

/** The way into everything about learning and research. */
export async function showOverview(ctx: RequestContext): Promise<Reply> {
  const { lines, easyRead } = await ctx.read(async (tx) => ({ lines: await learningLines(tx, { lacksOwner: true }), easyRead: await easyReadOf(tx, 'page', '/improvement/learning') }));
  const own = lines.filter((line) => needsAnOwner(line) && ctx.viewer.memberships.some(({ organisationId }) => organisationId === line.organisationId));
  return shell({
    title: 'Learning and research', isOverview: true,
    children: (
      <>
        <p class="nhsuk-u-reading-width">What we learn, what we know and what nobody knows yet. Anyone can ask a question here.</p>
        <EasyReadSlot easyRead={easyRead} now={ctx.now} writeHref={writeHrefOf(ctx)} />
        <Attention lines={own} />
        {doors.map(({ title, doors: inside }) => (
          <>
            <h2 class="nhsuk-heading-m">{title}</h2>
            <ul class="nhsuk-list">{inside.filter(({ isInside }) => !isInside || ctx.viewer.signedIn).map(({ href, text, about }) => <li><a href={href}>{text}</a><br /><span class="nhsuk-body-s">{about}</span></li>)}</ul>
          </>
        ))}
      </>
    ),
  });
}
