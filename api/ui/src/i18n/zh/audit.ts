import type { texts as en } from '../en/audit';

export const texts: Record<keyof typeof en, string> = {
  'audit.title': '历史',
};
