import type { decorateMethod as DecorateMethod } from "../decorate-method.ts";
import type { KaiSpan as SpanDecorator } from "../span/kai-span.ts";

interface Decorators {
  KaiSpan: typeof SpanDecorator;
  decorateMethod: typeof DecorateMethod;
}

/** A class to be compiled with both kinds of decorators; it imports nothing, so that it runs wherever it is written to. */
export function createShop({ KaiSpan, decorateMethod }: Decorators) {
  class Shop {
    readonly name = "shop";

    @KaiSpan("workflow", { name: "support", context: { thread_identifier: "t1" } })
    async answer(question: string): Promise<string> {
      return `${question} ${this.find("o1")} by ${await this.carrier("o1", 2)}`;
    }

    @KaiSpan("tool")
    find(order: string) {
      return `${order} is shipped`;
    }

    @KaiSpan("task")
    async carrier(order: string, attempt: number) {
      return `${this.name}-${order}-${attempt}`;
    }

    @KaiSpan("agent")
    async *talk() {
      yield "one ";
      yield await this.carrier("o2", 1);
    }

    @KaiSpan("tool")
    static fail(): never {
      throw new RangeError("too far");
    }

    @decorateMethod<[count: number]>(({ args: [count], proceed }) => `${String(proceed())} for ${count}`)
    twice(count: number, more: number): unknown {
      return count + more;
    }

    /** Is compiled, not called: what the types refuse. */
    static readonly refused = () =>
      class {
        // @ts-expect-error -- the method takes no such argument
        @decorateMethod<[count: string]>(({ proceed }) => proceed())
        once(_count: number) {}

        // @ts-expect-error -- an accessor is no method
        @KaiSpan("task")
        get size() {
          return 1;
        }

        // @ts-expect-error -- not a kind of span
        @KaiSpan("chat")
        chat() {}
      };
  }
  return Shop;
}
