import { Reflector } from "@nestjs/core";

/** Leaves the calls made by a handler, or by all handlers of a class, out of the logs. */
export const NoKai = Reflector.createDecorator<void>();
