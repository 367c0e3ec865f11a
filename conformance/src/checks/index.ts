import type { Check } from "../check.ts";
import { discovery } from "./discovery.ts";
import { posting } from "./posting.ts";
import { refusals } from "./refusals.ts";
import { requests } from "./requests.ts";
import { services } from "./services.ts";

/** Every check, in the order in which they are run: what is posted is there to be listed afterwards. */
export const checks: readonly Check[] = [...discovery, ...services, ...posting, ...requests, ...refusals];
