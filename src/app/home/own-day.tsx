import { formatDay, type Day } from '#platform/clock';
import type { Viewer } from '#platform/http';
import { NEWS_DAYS, type Gathered } from './gather.ts';
import { TodaySection } from './sections.tsx';

interface OwnDayProps {
  gathered: Gathered;
  today: Day;
  viewer: Pick<Viewer, 'memberships'>;
}

/** The first part of a person's page: what is asked of them in any of their roles, then what happened where they belong. */
export function OwnDay({ gathered, today, viewer: { memberships } }: OwnDayProps) {
  const belongs = memberships.length > 0;
  return (
    <>
      <h1 class="nhsuk-heading-xl"><span class="nhsuk-caption-xl">{formatDay(today)}</span> Your page</h1>
      <p class="nhsuk-u-reading-width">Only you see this page. It shows what is asked of you in each of your roles. You can have it <a href="/account#weekly-letter">as a letter each week</a>, and <a href="/your-week">print your week</a>.</p>
      {belongs && <p><a href="/quality">Figures of your teams</a></p>}
      <TodaySection kind="needed" title="What needs you today" lines={gathered.needed} inAll={gathered.neededInAll} today={today} empty={belongs ? <NothingForMember /> : <NothingForAnyone />} more={<a href="/my-work">My part: all that you answer for, and what you can do</a>} />
      <div class="nhsuk-grid-row">
        {belongs && <div class="nhsuk-grid-column-one-half"><TodaySection kind="changed" title="What changed" lines={gathered.changed} today={today} empty={<>Nothing changed in the last {NEWS_DAYS.page / 7} weeks where you belong. You can <a href="/improvement/projects/new">start a project</a> yourself.</>} /></div>}
        <div class={belongs ? 'nhsuk-grid-column-one-half' : 'nhsuk-grid-column-full'}>
          <TodaySection kind="celebrated" title="What to celebrate" lines={gathered.celebrated} today={today} empty={<>Nothing yet. You can <a href="/thanks/new">thank somebody</a>, or <a href="/stories">share what worked</a>.</>} more={<a href="/stories">More to share and celebrate</a>} />
        </div>
      </div>
    </>
  );
}

const NothingForMember = () => <>Nothing waits for you today. You can choose <a href="/improvement/my-part">your own part</a>, look at <a href="/improvement">what others try</a>, or see <a href="/inquiry">where we are</a>.</>;
const NothingForAnyone = () => <>Nothing waits for you. You can <a href="/conversations">say what you think</a>, <a href="/who-can-help">find out who can help you</a>, or <a href="/organisations">join your organisation</a>.</>;
