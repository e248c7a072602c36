import type { Scenario } from '../scenario';
import { batch } from './batch';

/** In the order in which they run. */
export const scenarios: readonly Scenario[] = [batch];
