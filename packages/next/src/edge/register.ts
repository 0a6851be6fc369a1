import type * as node from "../register.ts";

export const register: typeof node.register = () => {};
export const createRegister: typeof node.createRegister = () => register;
