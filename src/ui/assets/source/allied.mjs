// The only script of the pages. Every page works without it; it adds the behaviours of the NHS design system that this
// service uses. Left out: sorting (tables are sorted by links), passwords (there are none), and the drop zone for files (the
// browser's own control is announced correctly; the drop zone's name lacks its visible words, WCAG 2.5.3).
import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  Header,
  NotificationBanner,
  Radios,
  Scroll,
  SkipLink,
  Tabs,
} from 'nhsuk-frontend';
import { saveWhileWriting } from './autosaving.mjs';
import { decideByKey } from './moderating.mjs';
import { sendOnce } from './sending.mjs';
import { countSeen, voteInPlace } from './voting.mjs';

// The package expects these classes from an inline script, which our content security policy forbids.
document.body.classList.add('js-enabled', 'nhsuk-frontend-supported');

/** The package says `aria-expanded` on radio buttons, which their role does not allow (WAI-ARIA 1.2, WCAG 4.1.2). */
class RadioButtons extends Radios {
  syncConditionalRevealWithInputState($input) {
    super.syncConditionalRevealWithInputState($input);
    $input.removeAttribute('aria-expanded');
  }
}

const behaviours = [
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  Header,
  NotificationBanner,
  RadioButtons,
  Scroll,
  SkipLink,
  Tabs,
];

for (const behaviour of behaviours) createAll(behaviour);
voteInPlace();
decideByKey();
countSeen();
saveWhileWriting();
sendOnce();
