import { bindContext } from "@kai/capture";
import { Observable } from "rxjs";

/** The same values, made in the context of the running code. Unsubscribing reaches the source: a client that leaves stops the model. */
export function inContext<T>(source: Observable<T>): Observable<T> {
  return new Observable(bindContext((subscriber) => source.subscribe(subscriber)));
}
