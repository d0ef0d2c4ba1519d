import { STEP_NAMES } from "../../src/domain/screening/finding.ts";
import { SCREENING_SETTINGS } from "../../src/domain/screening/settings.ts";

/** Settings under which every comment is public at once: for tests that are about something else. */
export const NO_SCREENING = SCREENING_SETTINGS.parse({ off: STEP_NAMES });
