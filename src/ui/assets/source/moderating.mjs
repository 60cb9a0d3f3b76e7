// One key for one decision in the queue of words to read. Without script the same buttons and links are pressed.

const PREFERENCE = 'allied-keys';

/** s show, m mask, a agree and d disagree with what somebody proposed, r and a number refuse, k leave for later, u take the last decision back. Can be turned off (WCAG 2.1.4). */
export function decideByKey() {
  const place = document.querySelector('[data-moderation]');
  if (!place && !document.querySelector('[data-key]')) return;
  const choice = keysChoice(place);
  let hasActed = false;
  let asksForReason = false;
  document.addEventListener('keydown', (event) => {
    if (hasActed || !choice.checked || event.repeat || event.ctrlKey || event.altKey || event.metaKey || isWriting(event.target)) return;
    const key = event.key.toLowerCase();
    if (asksForReason && /^[1-9]$/.test(key)) {
      hasActed = refuseFor(Number(key));
      return;
    }
    asksForReason = key === 'r';
    if (asksForReason) document.querySelector('[data-reasons] input')?.focus();
    else hasActed = press(event, document.querySelector(`[data-key="${/^[smkuad]$/.test(key) ? key : ''}"]`));
  });
}

/** Keys must not act while somebody writes; radio buttons and boxes take no letters. */
const isWriting = (target) => target.matches?.('textarea, select, input:not([type=radio]):not([type=checkbox])') ?? false;

function press(event, control) {
  if (!control) return false;
  event.preventDefault();
  const field = control.dataset.keyFocus;
  if (field) {
    control.form.elements[field].focus();
    return false;
  }
  control.click();
  return true;
}

function refuseFor(number) {
  const reason = document.querySelectorAll('[data-reasons] input')[number - 1];
  if (!reason) return false;
  reason.checked = true;
  document.querySelector('[data-key="r"]').click();
  return true;
}

function keysChoice(place) {
  const box = Object.assign(document.createElement('input'), { type: 'checkbox', id: 'use-keys', className: 'nhsuk-checkboxes__input', checked: localStorage.getItem(PREFERENCE) !== 'off' });
  box.addEventListener('change', () => localStorage.setItem(PREFERENCE, box.checked ? 'on' : 'off'));
  const label = Object.assign(document.createElement('label'), { htmlFor: 'use-keys', className: 'nhsuk-label nhsuk-checkboxes__label', textContent: 'Use keys: s show, m mask, r and a number do not show, a agree, d disagree, k leave for later, u take back' });
  const line = Object.assign(document.createElement('div'), { className: 'nhsuk-checkboxes__item nhsuk-u-margin-bottom-4' });
  line.append(box, label);
  place?.prepend(line);
  return box;
}
