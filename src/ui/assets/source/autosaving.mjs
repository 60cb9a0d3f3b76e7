// Saves a long form while somebody writes. Without script each step is saved by its button, and nothing is lost that was sent.

const PAUSE_MILLISECONDS = 1_200;

/** Every form that says where its draft is kept: after a pause in typing its answers are sent, and the next save begins from the answer's revision. */
export function saveWhileWriting() {
  for (const status of document.querySelectorAll('[data-autosave]')) {
    const form = status.closest('form');
    if (form) keepSaving(form, status);
  }
}

function keepSaving(form, status) {
  let waiting;
  let isUnderWay = Promise.resolve();
  let isStopped = false;
  const save = () => {
    clearTimeout(waiting);
    isUnderWay = isUnderWay.then(() => (isStopped ? undefined : sendDraft(form, status).catch(() => {
      // The button still saves; what went wrong is said there.
      isStopped = true;
      status.textContent = 'Not saved while you write. Press the button to save.';
    })));
    return isUnderWay;
  };
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(save, PAUSE_MILLISECONDS);
  };
  form.addEventListener('input', later);
  form.addEventListener('change', later);
  // The button sends the whole form itself: a draft still on its way would make that one look late.
  form.addEventListener('submit', (event) => {
    clearTimeout(waiting);
    if (isStopped || event.defaultPrevented) return;
    isStopped = true;
    event.preventDefault();
    // Not before this event is over: a form that is being sent cannot be sent again.
    void isUnderWay.then(() => setTimeout(() => form.requestSubmit(event.submitter ?? undefined)));
  }, { capture: true });
}

async function sendDraft(form, status) {
  const body = new URLSearchParams(new FormData(form));
  // The name of this rendering belongs to the button: a draft is no second sending of it.
  body.delete('_form');
  const answer = await fetch(status.dataset.autosave, { method: 'POST', body, headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
  const { revision } = await answer.json();
  form.querySelector('[name=revision]').value = String(revision);
  status.textContent = 'Saved.';
}
