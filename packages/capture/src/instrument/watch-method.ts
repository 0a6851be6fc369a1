/** Has `listener` called with the arguments of every call of a method of this one object, before the call. The listener must not throw. */
export function watchMethod(target: object, name: string, listener: (...args: never[]) => void): void {
  const method: unknown = Reflect.get(target, name);
  if (typeof method !== "function") return;
  Reflect.set(target, name, (...args: unknown[]) => {
    listener(...(args as never[]));
    return Reflect.apply(method, target, args);
  });
}
