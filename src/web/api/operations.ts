import type { Operation } from "../operation.ts";
export const OPERATIONS: readonly Operation[] = [];
