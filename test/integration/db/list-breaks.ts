import type { Break } from "./break";
import { DAILY_BREAKS } from "./broken-daily-life";
import { DESK_BREAKS } from "./broken-desks";

/** Every way that the tests break a desk; a sentence that is not among them fails a test. */
export const BREAKS: readonly Break[] = [...DESK_BREAKS, ...DAILY_BREAKS];
