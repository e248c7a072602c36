import type { Stage } from '../../test/e2e/stage';
import { measureInRounds, ratioOf } from '../rounds';
import type { Column, Row, Scenario } from '../scenario';
import { publishN8nWebhook, publishOwnTrigger, storeLogins, type Chain } from '../server/chains';
import { latenciesMs, placeOrders, quantile, steadily, throughputPerSecond, type Steady } from '../server/orders';
import { withN8n } from '../server/withN8n';
import type { Wire } from '../wire/wire';

const COLUMNS: Column[] = [{ name: 'p50, ms', decimals: 0 }, { name: 'p99, ms', decimals: 0 }, { name: 'orders', decimals: 0 }, { name: 'lost', decimals: 0 }, { name: 'invoiced twice', decimals: 0 }];
const [P50, P99] = COLUMNS.keys();
const ORDERS_EACH_ROUND = 40;
const ORDERS_TO_FIND_RATE = 150;
const UNDER_WAY = 8;
const MINUTE_SECONDS = 60;

export const trigger: Scenario = {
	name: 'trigger',
	title: 'Webhook to invoice in n8n',
	needsServer: true,
	async run(setup) {
		return await withN8n(setup, async (stage, wire) => {
			const [own, n8ns] = await publishBoth(stage, wire);
			await latenciesMs(own, wire, await placeOrders(stage.sandbox, 20));
			await latenciesMs(n8ns, wire, await placeOrders(stage.sandbox, 20));
			const rows = await measureInRounds([own, n8ns].map((chain) => ({
				name: chain.name,
				async measure() {
					const latencies = await latenciesMs(chain, wire, await placeOrders(stage.sandbox, ORDERS_EACH_ROUND));
					return [quantile(latencies, 0.5), quantile(latencies, 0.99), latencies.length, 0, 0];
				},
			})), COLUMNS, setup);
			const perSecond = await throughputPerSecond(n8ns, wire, await placeOrders(stage.sandbox, ORDERS_TO_FIND_RATE), UNDER_WAY);
			setup.say(`a minute at ${perSecond.toFixed(1)} orders a second`);
			const orders = Math.round(perSecond * (setup.isQuick ? MINUTE_SECONDS / 4 : MINUTE_SECONDS));
			const steady = await steadily(own, wire, await placeOrders(stage.sandbox, orders), perSecond);
			const n8nsSteady = await steadily(n8ns, wire, await placeOrders(stage.sandbox, orders), perSecond);
			const minute = (chain: Chain): string => `${chain.name}, a minute at ${perSecond.toFixed(1)} a second`;
			return {
				columns: COLUMNS, rows: [...rows, toRow(minute(own), steady), toRow(minute(n8ns), n8nsSteady)],
				bars: [
					{ claim: `orders lost in a minute at the rate of *${n8ns.name}*`, measured: steady.lost, limit: 0, unit: '', decimals: 0 },
					{ claim: `orders invoiced twice in it`, measured: steady.twice, limit: 0, unit: '', decimals: 0 },
				],
				notes: [
					`From the call of the webhook to the invoice in the books, one order after the other, in n8n's server with SQLite. *${n8ns.name}*: n8n's own Webhook node with the same login, then *Order: Get* and *Create*. *${own.name}* reads the order itself and answers the call then.`,
					`p50 of *${own.name}* / *${n8ns.name}*: ${ratioOf(rows, own.name, n8ns.name, P50 ?? 0).toFixed(2)}; p99: ${ratioOf(rows, own.name, n8ns.name, P99 ?? 0).toFixed(2)}.`,
					`The rate is what *${n8ns.name}* brought to invoices with ${UNDER_WAY} orders under way at any time.`,
				],
			};
		});
	},
};

async function publishBoth(stage: Stage, wire: Wire): Promise<[Chain, Chain]> {
	const credentials = await storeLogins(stage, wire);
	return [await publishOwnTrigger(stage.client, credentials), await publishN8nWebhook(stage.client, credentials)];
}

function toRow(variant: string, { latenciesMs: latencies, orders, lost, twice }: Steady): Row {
	const values = [quantile(latencies, 0.5), quantile(latencies, 0.99), orders, lost, twice];
	return { variant, values, rounds: values.map((value) => [value]) };
}
