import { page, type Reply, type RequestContext } from '#platform/http';
import { Tag } from '#ui/nhsuk';
import { mattersDesks } from '../../queries/matters/desks.ts';
import { NotForEmergencies } from '../parts.tsx';
import { mattersHref, QUESTION } from './parts.tsx';

/** Who asks: the way in for everyone, at any hour. */
export async function showDesks(ctx: RequestContext): Promise<Reply> {
  const desks = await ctx.read((tx) => mattersDesks(tx));
  return page({
    title: QUESTION, description: 'One open question, always there. Your answer is private.', currentSection: '/co-planning',
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">{QUESTION}</h1>
        <p>This is one open question, and it is always open. You answer in your own words. You do not need an account, and your answer is private.</p>
        {desks.length === 0 ? <p>No organisation asks it here yet. See <a href="/take-part">ways to take part</a>.</p> : <p>Choose who should hear it:</p>}
        <ul class="nhsuk-list">
          {desks.map((desk) => <li key={desk.code}><a href={mattersHref(desk)} data-quoted>{desk.name}</a> {desk.isExample && <Tag colour="yellow" text="Example" />} <br /><a href={`${mattersHref(desk)}/themes`}>What matters to people here<span class="nhsuk-u-visually-hidden">: <span data-quoted>{desk.name}</span></span></a></li>)}
        </ul>
        <p>Did you answer before? <a href="/your-answer">See what became of your answer</a>.</p>
        <NotForEmergencies />
      </div>
    ),
  });
}
