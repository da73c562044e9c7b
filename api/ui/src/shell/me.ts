import { useQuery } from '@tanstack/react-query';
import { api, body } from '../api/client';

const ask = () => body(api.GET('/api/v1/me'));

/** Who is signed in. */
export const useMe = () => useQuery({ queryKey: ['me'], queryFn: ask, staleTime: 5 * 60_000, retry: false });
