/** Two presses of a button are taken for one while the page is on its way. */
const ONE_PRESS_MILLISECONDS = 2_000;

/** A change that is sent twice by a double press would be written down twice. A form that only asks may be sent again. */
export function sendOnce() {
  const sent = new WeakMap();
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.getAttribute('method') !== 'post' || event.defaultPrevented) return;
    if (event.timeStamp - (sent.get(form) ?? -Infinity) < ONE_PRESS_MILLISECONDS) event.preventDefault();
    else sent.set(form, event.timeStamp);
  });
}
