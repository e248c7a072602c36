export { CashmanFxApi } from './credentials/CashmanFxApi.credentials';
export { SalesAutopilotApi } from './credentials/SalesAutopilotApi.credentials';
export { CashmanFx } from './nodes/CashmanFx/CashmanFx.node';
export { SalesAutopilot } from './nodes/SalesAutopilot/SalesAutopilot.node';
export { SalesAutopilotTrigger } from './nodes/SalesAutopilotTrigger/SalesAutopilotTrigger.node';
