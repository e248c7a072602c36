import type { Scenario } from '../scenario';
import { batch } from './batch';
import { codec } from './codec';
import { concurrency } from './concurrency';
import { growth } from './growth';
import { guard } from './guard';
import { money } from './money';
import { queue } from './queue';
import { server } from './server';
import { startUp } from './startUp';
import { trigger } from './trigger';

/** In the order in which they run. */
export const scenarios: readonly Scenario[] = [batch, concurrency, growth, guard, codec, money, startUp, server, trigger, queue];
