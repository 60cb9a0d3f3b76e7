import { page, type Reply, type RequestContext } from '#platform/http';
import { easyReadOf, EasyReadSlot, writeHrefOf } from '#modules/strategy';
import { decisions } from '../../domain/cycles.ts';
import { measureKinds } from '../../domain/project.ts';
import { stages, stageTitle } from '../../domain/stages.ts';
import { trail } from '../trail.ts';

/** Short guidance in our own words, on the Model for Improvement: three questions, then test cycles. */
export async function showGuidance(ctx: RequestContext): Promise<Reply> {
  const easyRead = await ctx.read((tx) => easyReadOf(tx, 'page', '/improvement/guidance'));
  return page({
    title: 'How improvement works', breadcrumbs: trail(), currentSection: '/co-implementation',
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">How improvement works, in short</h1>
        <p>You do not need to be an expert. Begin small, say what you think will happen, and look at what does.</p>
        <EasyReadSlot easyRead={easyRead} now={ctx.now} writeHref={writeHrefOf(ctx)} />
        <Questions />
        <h2 class="nhsuk-heading-m">Then test</h2>
        <ol class="nhsuk-list nhsuk-list--number">
          <li><strong>Plan.</strong> What will you do, who, where and when? What do you think will happen?</li>
          <li><strong>Do.</strong> Try it on a small scale. Write down what was different from the plan.</li>
          <li><strong>Study.</strong> Was it as you thought? What did people say?</li>
          <li><strong>Act.</strong> Choose what follows:
            <ul class="nhsuk-list nhsuk-list--bullet">{decisions.map(({ title, words }) => <li>{title}: {words[0]?.toLowerCase()}{words.slice(1)}.</li>)}</ul>
          </li>
        </ol>
        <p>With few figures a chart shows them one after the other, with the middle one as a line. With twelve or more it also shows how far figures move by chance. A change counts only when it is more than chance. It has lasted when it holds for seven figures.</p>
        <LearningSteps />
        <h2 class="nhsuk-heading-m">How far are you?</h2>
        <p>You choose from this scale. Nothing works it out for you, and no number stands for a team.</p>
        <dl class="nhsuk-summary-list">{stages.map(({ score, expected }) => <div class="nhsuk-summary-list__row"><dt class="nhsuk-summary-list__key">{stageTitle(score)}</dt><dd class="nhsuk-summary-list__value">{expected}</dd></div>)}</dl>
        <p class="nhsuk-body-s">The three questions, the driver diagram and the four steps of a test are those of the Model for Improvement. The scale is that of the Institute for Healthcare Improvement, as Life QI published it. The words are ours.</p>
      </div>
    ),
  });
}

/** Learning steps by level (requirement O61): what somebody can do next, each with a page of this site to do it on. The levels are ours; nobody is put into one. */
const learningSteps: readonly { level: string; can: string; next: readonly { text: string; href: string }[] }[] = [
  { level: 'I am new to it', can: 'You can say what could be better, and read how others did it.', next: [{ text: 'Read what projects learned', href: '/improvement/learning-log' }, { text: 'Write one thing that you will do', href: '/improvement/my-part' }] },
  { level: 'I take part', can: 'You can work in a team, count before and after, and say what you think will happen.', next: [{ text: 'Find a project to join', href: '/improvement' }, { text: 'Ask a coach', href: '/improvement/coaches' }] },
  { level: 'I lead a project', can: 'You can write an aim, draw what moves it, choose measures, and test on a small scale.', next: [{ text: 'Start a project', href: '/improvement/projects/new' }, { text: 'Look for evidence', href: '/improvement/evidence' }] },
  { level: 'I help others', can: 'You can coach a team, and make time and leave to act for others.', next: [{ text: 'Offer help as a coach', href: '/improvement/coaches' }, { text: 'Ask how confident people feel, before and after', href: '/improvement/confidence' }] },
];

function LearningSteps() {
  return (
    <>
      <h2 class="nhsuk-heading-m" id="learn">Learn it step by step</h2>
      <p>Begin wherever you are. Support workers, students and people who lead all begin in the same way.</p>
      {learningSteps.map(({ level, can, next }) => (
        <>
          <h3 class="nhsuk-heading-s">{level}</h3>
          <p>{can}</p>
          <ul class="nhsuk-list nhsuk-list--bullet">{next.map(({ text, href }) => <li><a href={href}>{text}</a></li>)}</ul>
        </>
      ))}
    </>
  );
}

function Questions() {
  return (
    <>
      <h2 class="nhsuk-heading-m">Three questions first</h2>
      <ol class="nhsuk-list nhsuk-list--number">
        <li><strong>What do you want to reach?</strong> Your aim says how much, by when and for whom.</li>
        <li><strong>How will you know that it is better?</strong> Choose three kinds of measure:
          <ul class="nhsuk-list nhsuk-list--bullet">{measureKinds.map(({ title, words }) => <li>{title}: {words[0]?.toLowerCase()}{words.slice(1)}.</li>)}</ul>
        </li>
        <li><strong>What could you change?</strong> Draw what moves the aim. Then draw what moves that. Then write down ideas. This picture is called a driver diagram.</li>
      </ol>
    </>
  );
}
