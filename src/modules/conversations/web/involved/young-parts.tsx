import { InsetText } from '#ui/nhsuk';

/** For somebody who is under 16, before and after they write. */
export const ForYoungPeople = () => (
  <InsetText>
    <p>Do you want to talk to somebody? You can ring Childline free on <a href="tel:08001111"><strong>0800 1111</strong></a>, day or night. If you are in danger now, call 999.</p>
  </InsetText>
);
