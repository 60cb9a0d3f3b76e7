// The only script of the pages. Every page works without it; it adds the behaviours of the NHS design system that this
// service uses. Tables are sorted by links and there are no passwords, so those two behaviours stay out.
import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  FileUpload,
  Header,
  NotificationBanner,
  Radios,
  Scroll,
  SkipLink,
  Tabs,
} from 'nhsuk-frontend';

// The package expects these classes from an inline script, which our content security policy forbids.
document.body.classList.add('js-enabled', 'nhsuk-frontend-supported');

const behaviours = [
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  FileUpload,
  Header,
  NotificationBanner,
  Radios,
  Scroll,
  SkipLink,
  Tabs,
];

for (const behaviour of behaviours) createAll(behaviour);
