import { parseSync, Visitor, type Expression, type Statement } from 'oxc-parser';
import type { Kernel } from './kernel.ts';

/** One change of one file that a test ought to notice. Places count in the JavaScript of the kernel. */
export interface Mutant {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** For a change of the default in `list[at] ?? default` or `map.get(name) ?? default`: where it stands. The type checker asks for it even where nothing can be missing. */
  readonly typesDefault?: number;
}

const otherOperators: Readonly<Record<string, readonly string[]>> = {
  '+': ['-'], '-': ['+'], '*': ['/'], '/': ['*'], '%': ['*'], '**': ['*'],
  '<': ['<=', '>='], '<=': ['<', '>'], '>': ['>=', '<='], '>=': ['>', '<'], '===': ['!=='], '!==': ['==='],
  '&&': ['||'], '||': ['&&'], '+=': ['-='], '-=': ['+='], '*=': ['/='], '/=': ['*='], '++': ['--'], '--': ['++'],
};
/** A map, since a member called toString would be found in any object. */
const otherMembers = new Map([['min', 'max'], ['max', 'min'], ['floor', 'ceil'], ['ceil', 'floor'], ['some', 'every'], ['every', 'some']]);

interface Span { readonly start: number; readonly end: number }
type Change = (span: Span, replacement: string) => void;

/** Every mutant of a file, in the order of the places; the same file gives the same list. */
export function findMutants({ file, code }: Kernel): Mutant[] {
  const parsed = parseSync(`${file}.js`, code);
  if (parsed.errors.length > 0) throw new SyntaxError(`${file}: ${parsed.errors[0]?.message}`);
  const found: Mutant[] = [];
  const defaults: Default[] = [];
  const change: Change = ({ start, end }, replacement) => found.push({ file, start, end, replacement });
  new Visitor({ ...operators(code, change, defaults), ...values(code, change), ...flow(change) }).visit(parsed.program);
  return found.map((mutant) => withDefault(mutant, defaults)).toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** The default of a look-up, with what stands before it. */
interface Default extends Span { readonly place: number }

function withDefault(mutant: Mutant, defaults: readonly Default[]): Mutant {
  const around = defaults.findLast(({ start, end }) => mutant.start >= start && mutant.end <= end);
  return around ? { ...mutant, typesDefault: around.place } : mutant;
}

/** `list[at]`, `map.get(name)`, `list.at(-1)`, and what is read from one of them with `?.`. */
function isLookUp(one: Expression): boolean {
  if (one.type === 'ChainExpression') return true;
  if (one.type === 'CallExpression') return one.callee.type === 'MemberExpression' && one.callee.property.type === 'Identifier' && ['get', 'at'].includes(one.callee.property.name);
  return one.type === 'MemberExpression' && one.computed;
}

const textOf = (code: string, { start, end }: Span): string => code.slice(start, end);

/** Replaces the operator that stands between two parts. */
function swapBetween(code: string, { left, right, operator }: { left: Span; right: Span; operator: string }, change: Change): void {
  const start = code.indexOf(operator, left.end);
  if (start < 0 || start >= right.start) return;
  for (const other of otherOperators[operator] ?? []) change({ start, end: start + operator.length }, other);
}

const isText = (one: Expression): boolean => one.type === 'TemplateLiteral' || (one.type === 'Literal' && typeof one.value === 'string') || (one.type === 'BinaryExpression' && one.operator === '+' && (isText(one.left) || isText(one.right)));

function operators(code: string, change: Change, defaults: Default[]): ConstructorParameters<typeof Visitor>[0] {
  return {
    BinaryExpression: (node) => {
      if (node.operator !== '+' || !(isText(node.left) || isText(node.right))) swapBetween(code, node, change);
    },
    LogicalExpression: (node) => {
      if (node.operator !== '??') return swapBetween(code, node, change);
      const whole = { start: node.left.end, end: node.right.end };
      if (isLookUp(node.left)) defaults.push({ ...whole, place: node.right.start });
      change(whole, '');
      change(node, `(${textOf(code, node.right)})`);
    },
    AssignmentExpression: (node) => {
      const start = code.indexOf(node.operator, node.left.end);
      for (const other of otherOperators[node.operator] ?? []) change({ start, end: start + node.operator.length }, other);
    },
    UpdateExpression: (node) => {
      const start = node.prefix ? node.start : node.end - 2;
      for (const other of otherOperators[node.operator] ?? []) change({ start, end: start + 2 }, other);
    },
    UnaryExpression: (node) => {
      if (node.operator === '-' || node.operator === '!') change(node, `(${textOf(code, node.argument)})`);
    },
    MemberExpression: (node) => {
      const other = node.property.type === 'Identifier' && !node.computed ? otherMembers.get(node.property.name) : undefined;
      if (other && isMathOrList(node.object)) change(node.property, other);
      // `list[at]?.name` is for the type checker, as a default behind an index is.
      if (node.optional && !(node.object.type === 'MemberExpression' && node.object.computed)) change({ start: node.object.end, end: node.property.start }, node.computed ? '[' : '.');
    },
  };
}

/** Of `Math`, or of a list: `some` and `every` are of nothing else here. */
const isMathOrList = (object: Expression | { type: string }): boolean => object.type !== 'Identifier' || (object as { name: string }).name === 'Math' || !/^[A-Z]/.test((object as { name: string }).name);

function values(code: string, change: Change): ConstructorParameters<typeof Visitor>[0] {
  return {
    Literal: (node) => {
      if (typeof node.value === 'boolean') change(node, String(!node.value));
      if (typeof node.value !== 'number') return;
      if (Number.isInteger(node.value) && node.value <= 1000) {
        change(node, String(node.value + 1));
        if (node.value === 0) change(node, '(-1)');
        else change(node, String(node.value - 1));
      } else change(node, `${node.raw ?? node.value} * 2`.replace(/^(.*)$/, '($1)'));
    },
    ReturnStatement: ({ argument }) => {
      if (argument) change(argument, isBoolean(argument) ? `!(${textOf(code, argument)})` : '(undefined)');
    },
    ArrowFunctionExpression: ({ body, expression }) => {
      if (expression) change(body, isBoolean(body as unknown as Expression) ? `!(${textOf(code, body)})` : '(undefined)');
    },
  };
}

const isBoolean = (one: Expression): boolean => one.type === 'BinaryExpression' && /^[<>=!]/.test(one.operator) && one.operator !== '<<' && one.operator !== '>>' && one.operator !== '>>>';

function flow(change: Change): ConstructorParameters<typeof Visitor>[0] {
  const either = (test: Expression): void => {
    change(test, '(true)');
    change(test, '(false)');
  };
  const never = ({ test }: { test: Expression | null }): void => {
    if (test) change(test, '(false)');
  };
  return {
    IfStatement: ({ test }) => either(test),
    ConditionalExpression: ({ test }) => either(test),
    ForStatement: never,
    WhileStatement: never,
    ExpressionStatement: (node) => {
      if (hasEffect(node.expression)) change(node, ';');
    },
    BreakStatement: (node) => change(node, ';'),
    ContinueStatement: (node) => change(node, ';'),
    ThrowStatement: (node: Statement) => change(node, ';'),
  };
}

/** `i += 1` is left to the swap of its operator: without it a loop only hangs. */
const hasEffect = (one: Expression): boolean => one.type === 'CallExpression' || one.type === 'AssignmentExpression' || one.type === 'AwaitExpression' || (one.type === 'ChainExpression');
