// Votes without leaving the page, and which ideas came into view. Without script the same forms are simply sent.

/** The last vote of each form: the next one waits for it, so that of two quick presses the second counts. */
const underWay = new WeakMap();

/** Sends a vote in the background. Where anything goes wrong, the form is sent as it would be without script. */
export function voteInPlace() {
  document.addEventListener('submit', (event) => {
    const { target: form, submitter } = event;
    if (!form.matches('.allied-vote') || !submitter?.value) return;
    event.preventDefault();
    underWay.set(form, (underWay.get(form) ?? Promise.resolve()).then(() => sendVote(form, submitter)));
  });
}

function sendVote(form, submitter) {
  const body = new URLSearchParams(new FormData(form, submitter));
  return fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' } })
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(`answered ${answer.status}`))))
    .then(({ choice }) => showVote(form, choice))
    .catch(() => sendWhole(form, submitter));
}

function showVote(form, choice) {
  let title = choice;
  for (const button of form.querySelectorAll('button')) {
    const isChosen = button.value === choice;
    // The button says it in the words of its page: agree, or support.
    if (isChosen) title = button.textContent.trim().toLowerCase();
    button.setAttribute('aria-pressed', String(isChosen));
    button.classList.toggle('nhsuk-button--secondary', !isChosen);
  }
  // Only the first vote counts for the place in the list.
  form.querySelector('[name=place]')?.remove();
  form.querySelector('[role=status]').textContent = `Your vote: ${title}. You can change it.`;
}

function sendWhole(form, submitter) {
  const choice = Object.assign(document.createElement('input'), { type: 'hidden', name: submitter.name, value: submitter.value });
  form.append(choice);
  // The method itself, so that this is not caught again.
  form.submit();
}

const HALF = 0.5;
const SECOND = 1_000;

/** Counts ideas of which at least half stood in view for a second, once each; the counts go out together, without a name. */
export function countSeen() {
  const list = document.querySelector('.allied-ideas[data-seen]');
  if (!list) return;
  const waiting = new Map();
  const counted = new Set();
  let unsent = [];
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      clearTimeout(waiting.get(target));
      if (isIntersecting && !counted.has(target)) waiting.set(target, setTimeout(() => { counted.add(target); unsent.push(target.dataset.place); }, SECOND));
    }
  }, { threshold: HALF });
  for (const idea of list.querySelectorAll('[data-place]')) watcher.observe(idea);
  const send = () => {
    if (unsent.length === 0) return;
    const body = new URLSearchParams({ places: unsent.join(' '), _csrf: list.querySelector('input[name=_csrf]')?.value ?? '' });
    unsent = [];
    fetch(list.dataset.seen, { method: 'POST', body, keepalive: true, headers: { accept: 'application/json' } }).catch(() => undefined);
  };
  setInterval(send, 10 * SECOND);
  addEventListener('pagehide', send);
}
