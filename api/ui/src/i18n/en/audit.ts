export const texts = {
  'audit.title': 'History',
} as const;
