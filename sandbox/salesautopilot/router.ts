import { ApiStatus, type Call, type Route } from './call';
import { letterRoutes } from './resources/letters';
import { listRoutes } from './resources/lists';
import { orderRoutes } from './resources/orders';
import { productRoutes } from './resources/products';
import { recordRoutes } from './resources/records';

export const ROUTES: readonly Route[] = [
	...recordRoutes,
	...listRoutes,
	...orderRoutes,
	...productRoutes,
	...letterRoutes,
];

/** The parameters of a path under a pattern; undefined when it does not fit. Literal segments ignore case, as both clients differ in it. */
export function matchPattern(pattern: string, path: readonly string[]): Record<string, string> | undefined {
	const segments = pattern.split('/');
	if (segments.length !== path.length) return undefined;
	const parameters: Record<string, string> = {};
	for (const [index, segment] of segments.entries()) {
		const actual = path[index] ?? '';
		if (segment.startsWith(':')) parameters[segment.slice(1)] = actual;
		else if (segment.toLowerCase() !== actual.toLowerCase()) return undefined;
	}
	return parameters;
}

/** Finds and runs the route. A path that exists under another method is 405, one that does not exist 404. */
export function dispatch(method: string, path: readonly string[], call: Omit<Call, 'parameters'>): unknown {
	let isKnownPath = false;
	for (const route of ROUTES) {
		const parameters = matchPattern(route.pattern, path);
		if (!parameters) continue;
		if (route.methods.includes(method)) return route.run({ ...call, parameters });
		isKnownPath = true;
	}
	throw new ApiStatus(isKnownPath ? 405 : 404);
}
