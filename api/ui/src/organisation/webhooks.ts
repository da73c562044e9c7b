import type { Webhook } from '../api/types';

export const EVENTS = ['task.opened', 'package.closed', 'lot.judged', 'release.sealed', 'incident.raised'] as const satisfies Webhook['events'];

export const hookState = ({ active, offReason }: Webhook) => (active ? 'webhooks.on' : offReason ? 'webhooks.gone' : 'webhooks.off');

/** What is sent of one, with what changes. */
export const draftOf = ({ address, description, events, active }: Webhook, change: Partial<Webhook> = {}) => ({ address, description, events, active, ...change });
