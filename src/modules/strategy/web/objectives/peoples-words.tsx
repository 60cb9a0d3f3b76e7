import type { ThemeBehind } from '#platform/http';
import { Tag } from '#ui/nhsuk';
import { Part } from './part.tsx';

/** From an objective one step leads to a theme, and the next to the words (row S155). Without one, the objective says so. */
export function PeoplesWords({ themes }: { themes: readonly ThemeBehind[] }) {
  if (themes.length === 0) return <Part id="words" title="People’s words"><NotFromWords /></Part>;
  return (
    <Part id="words" title="People’s words">
      <p>This answers what people said. Choose a theme to read their words.</p>
      <ul class="nhsuk-list">
        {themes.map(({ href, title, statement, heardIn, isExample }) => (
          <li key={href}>
            <a href={href} data-quoted>{title}</a>{isExample && <>{' '}<Tag colour="yellow" text="Example" /></>}
            <br /><span data-quoted>{statement}</span> Heard in: <span data-quoted>{heardIn}</span>.
          </li>
        ))}
      </ul>
    </Part>
  );
}

const NotFromWords = () => (
  <>
    <p><Tag colour="orange" text={notFromWords} /></p>
    <p>No theme of what people said stands behind this objective. <a href="/conversations">See the conversations</a>. Who publishes themes can name it there as an answer.</p>
  </>
);

/** In a list: the themes behind one objective, or that there are none. */
export const WordsBehind = ({ themes }: { themes: readonly ThemeBehind[] }) => (
  themes.length === 0 ? <>{notFromWords}</> : <>{themes.map(({ href, title }, at) => <span key={href}>{at > 0 && '; '}<a href={href} data-quoted>{title}</a></span>)}</>
);

/** The mark of an objective without a trace to anybody’s words. */
const notFromWords = 'Not yet based on what people told us';
