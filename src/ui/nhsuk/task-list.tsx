import { classNames } from './classes.ts';
import { Heading } from './heading.tsx';
import type { HeadingOptions } from './heading.tsx';
import { hasWords, optionsOf, wordsOf } from './options.ts';
import type { Content, ElementSettings, Options, Slot, Words } from './options.ts';
import { Tag } from './tag.tsx';
import type { TagOptions } from './tag.tsx';

export type TaskStatus = Options<Words & { tag: TagOptions; classes: string }>;

export type TaskListItem = Options<{
  heading: Slot<HeadingOptions>;
  href: string;
  hint: Slot<Content>;
  status: Slot<TaskStatus>;
  classes: string;
}>;

export type TaskListProps = { readonly items: readonly (TaskListItem | false)[] } & Options<ElementSettings & { idPrefix: string }>;

export function TaskList({ items, id, idPrefix, classes, attributes }: TaskListProps) {
  return (
    <ul class={classNames('nhsuk-task-list', classes)} id={id} {...attributes}>
      {items.map((item, index) => item && drawTask(item, `${idPrefix || 'task-list'}-${index + 1}`))}
    </ul>
  );
}

function drawTask(item: TaskListItem, id: string) {
  const hint = optionsOf<Content>(item.hint);
  const status = optionsOf<TaskStatus>(item.status);
  const hintId = hasWords(hint) ? `${id}-hint` : undefined;
  return (
    <li class={classNames('nhsuk-task-list__item', item.href && 'nhsuk-task-list__item--with-link', item.classes)}>
      <div class="nhsuk-task-list__name-and-hint">
        {drawName(item, classNames(hintId, `${id}-status`))}
        {hintId && (
          <div class="nhsuk-task-list__hint" id={hintId}>
            {wordsOf(hint)}
          </div>
        )}
      </div>
      <div class={classNames('nhsuk-task-list__status', status.classes)} id={`${id}-status`}>
        {status.tag ? <Tag {...status.tag} /> : wordsOf(status)}
      </div>
    </li>
  );
}

function drawName({ heading: slot, href }: TaskListItem, describedBy: string) {
  const heading = optionsOf<HeadingOptions>(slot);
  const link = href ? { href, 'aria-describedby': describedBy } : {};
  return (
    <Heading
      id={heading.id}
      text={heading.text}
      html={heading.html}
      visuallyHiddenText={heading.visuallyHiddenText}
      baseClass={href ? 'nhsuk-task-list__link' : ''}
      classes={classNames(href && 'nhsuk-link', heading.classes)}
      attributes={{ ...link, ...heading.attributes }}
      element={href ? 'a' : 'div'}
    />
  );
}
