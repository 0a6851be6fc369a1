/** A method that can be called with these arguments, or with these and more. */
type MethodOf<Args extends unknown[]> = { of(this: void, ...args: [...Args, ...never[]]): unknown }["of"];

/** A decorator for methods: of ECMAScript, and of TypeScript's `experimentalDecorators`. */
export interface MethodDecorator<Args extends unknown[]> {
  <Method extends MethodOf<Args>>(method: Method, context: ClassMethodDecoratorContext): Method;
  <Method extends MethodOf<Args>>(
    target: object,
    name: string | symbol,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void;
}

/** One call of a decorated method. */
export interface MethodCall<Args extends unknown[]> {
  name: string;
  args: Args;
  /** Calls the method. */
  proceed: () => unknown;
}

/** What `reflect-metadata` adds. */
interface Metadata {
  getMetadataKeys?(target: object): unknown[];
  getMetadata(key: unknown, target: object): unknown;
  defineMetadata(key: unknown, value: unknown, target: object): void;
}

/** Makes a decorator for methods, which calls `run` in place of the method. What other decorators have said of the method stays known. */
export function decorateMethod<Args extends unknown[]>(
  run: (call: MethodCall<Args>) => unknown,
): MethodDecorator<Args> {
  const decorate = (method: object, name: string | symbol) => {
    const decorated = new Proxy(method as (...args: Args) => unknown, {
      apply: (target, self, args: Args) =>
        run({ name: String(name), args, proceed: () => Reflect.apply(target, self, args) }),
    });
    const metadata = Reflect as unknown as Metadata;
    for (const key of metadata.getMetadataKeys?.(method) ?? []) {
      metadata.defineMetadata(key, metadata.getMetadata(key, method), decorated);
    }
    return decorated;
  };
  return (target: object, context: ClassMethodDecoratorContext | string | symbol, descriptor?: PropertyDescriptor) =>
    typeof context === "object"
      ? decorate(target, context.name)
      : { ...descriptor, value: decorate(descriptor!.value as object, context) };
}
