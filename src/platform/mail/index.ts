export { queueMail } from './queue.ts';
export { openMail, sendMailJob } from './send.ts';
