import { page, type Reply } from '#platform/http';
import { Panel } from '#ui/nhsuk';
import { concernOf } from '../../data/concern.ts';
import type { MattersDesk } from '../../queries/matters/desks.ts';
import { CodeShownOnce } from '../parts.tsx';
import { HelpAtOnce } from '../sending/help-at-once.tsx';
import { mattersHref, mattersTrail } from './parts.tsx';

/** Thanks, what happens next, and the code: the one time it is shown. */
export function thankForAnswer({ desk, code, concern }: { desk: MattersDesk; code: string; concern: string | null }): Reply {
  return page({
    title: 'Thank you for your answer', breadcrumbs: mattersTrail(desk), currentSection: '/co-planning',
    content: (
      <div class="nhsuk-u-reading-width">
        <Panel heading={{ text: 'Thank you for your answer', level: 1 }} text="It stays private." />
        <HelpAtOnce concern={concern} />
        <h2 class="nhsuk-heading-m">Your code</h2>
        <p>This code is the only way back to your answer. With it you can see what became of it, change it or take it out. We show it once and do not keep it.</p>
        <CodeShownOnce code={code}>Then go to <a href="/your-answer">your answer</a> at any time.</CodeShownOnce>
        <h2 class="nhsuk-heading-m">What happens next</h2>
        <ul class="nhsuk-list nhsuk-list--bullet">
          <li>Two trained people read your answer and mark what it is about.</li>
          <li>When eight or more answers are read, <a href={`${mattersHref(desk)}/themes`}>everyone sees what they have in common</a>. Your words are not shown.</li>
          <li>If something changes because of your answer, your code tells you.</li>
        </ul>
      </div>
    ),
  });
}

export const keptOnce = (desk: MattersDesk, words: string): Reply => page({
  title: 'We have this answer already', breadcrumbs: mattersTrail(desk), currentSection: '/co-planning',
  content: (
    <div class="nhsuk-u-reading-width">
      <h1 class="nhsuk-heading-l">We have this answer already</h1>
      <HelpAtOnce concern={concernOf(words)} />
      <p>The same answer came from this connection a little while ago. It is kept once. The code that we showed then is the way back to it.</p>
      <p><a href={mattersHref(desk)}>Go back</a></p>
    </div>
  ),
});

export const comeBackLater = (desk: MattersDesk, words: string): Reply => page({
  title: 'Please send this a little later', breadcrumbs: mattersTrail(desk), currentSection: '/co-planning', status: 429,
  content: (
    <div class="nhsuk-u-reading-width">
      <h1 class="nhsuk-heading-l">Please send this a little later</h1>
      <p>Very many answers came from this connection in this hour, so we could not keep yours yet. This has nothing to do with what you wrote. Please copy your words and send them in an hour.</p>
      <blockquote class="nhsuk-inset-text" data-quoted><p>{words}</p></blockquote>
      <p><a href={mattersHref(desk)}>Go back</a></p>
    </div>
  ),
});
