import type { Scope } from "@kai/capture";
import { Observable } from "rxjs";

/** The same values, made inside of a scope. Unsubscribing reaches the source: a client that leaves stops the model. */
export function subscribeIn<T>(scope: Scope, source: () => Observable<T>): Observable<T> {
  return new Observable((subscriber) => {
    const subscribe = () => source().subscribe(subscriber);
    return scope.isCurrent ? subscribe() : scope.run(subscribe);
  });
}
