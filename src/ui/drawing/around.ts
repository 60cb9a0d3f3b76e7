import { Component, type ComponentChildren } from 'preact';

/** What stands around a component: the second argument of every function that draws one. */
export type Surroundings = Readonly<Record<symbol, unknown>>;

/**
 * Something that components below may ask for, so that it need not be passed to each by hand. Not Preact's own `createContext`: the
 * functions that its Provider makes anew keep the whole request alive until the old heap is collected, 10 to 50 kB a page.
 */
export function around<Value>(name: string, outside: Value) {
  const key = Symbol(name);
  class Around extends Component<{ readonly value: Value; readonly children: ComponentChildren }> {
    override getChildContext(): Surroundings {
      return { [key]: this.props.value };
    }

    override render() {
      return this.props.children;
    }
  }
  return { Around, valueIn: (surroundings: Surroundings): Value => (key in surroundings ? (surroundings[key] as Value) : outside) };
}
